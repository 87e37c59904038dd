import type { VisitorDetails } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

interface Who {
  id: string
  site: string
}
export interface Detail {
  field: string
  label: string
  value: string
}

/** Where the version of the consent stands; no field can have this name. */
const consent = '.consent'

const rowsOf = (sql: Sql, who: Who) =>
  sql.all<Detail>(
    'select field, label, value from visitor_detail where visitor = :visitor and site = :site order by at, field',
    { visitor: who.id, site: who.site },
  )

/** What forms have asked this visitor for, as the agent reads it. */
export const detailsOf = async (sql: Sql, who: Who): Promise<Detail[]> =>
  (await rowsOf(sql, who)).filter(({ field }) => field !== consent)

/** The same, as the visitor's own device needs it. */
export async function knownDetails(sql: Sql, who: Who): Promise<VisitorDetails> {
  const rows = await rowsOf(sql, who)
  const given = rows.filter(({ field }) => field !== consent)
  return {
    answers: Object.fromEntries(given.map(({ field, value }) => [field, value])),
    consent: rows.find(({ field }) => field === consent)?.value ?? null,
  }
}

/** Keeps the newest answer of a field. */
const keepDetail = (sql: Sql, who: Who, detail: Detail, at: number) =>
  sql.run(
    `insert into visitor_detail (visitor, field, site, label, value, at)
     values (:visitor, :field, :site, :label, :value, :at)
     on conflict (visitor, field) do update set label = excluded.label, value = excluded.value, at = excluded.at`,
    { visitor: who.id, site: who.site, ...detail, at },
  )

export async function keepDetails(sql: Sql, who: Who, details: readonly Detail[], at: number): Promise<void> {
  for (const detail of details) await keepDetail(sql, who, detail, at)
}

export const keepConsent = (sql: Sql, who: Who, version: string, text: string, at: number) =>
  keepDetail(sql, who, { field: consent, label: text, value: version }, at)
