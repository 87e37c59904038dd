import type { ConsentGiven, VisitorDetails } from '@deskbell/protocol'
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

/** Where the version of the consent stands; no field can have a name with a dot. */
const consent = '.consent'
/** Whether she wants e-mail, and the address that she confirmed. */
const mailWanted = '.mail'
const mailConfirmed = '.confirmed'
/** The address that she said is hers. */
const mailAddress = '.email'
const isAnswer = ({ field }: Detail): boolean => !field.startsWith('.')

const rowsOf = (sql: Sql, who: Who) =>
  sql.all<Detail & { at: number }>(
    'select field, label, value, at from visitor_detail where visitor = :visitor and site = :site order by at, field',
    { visitor: who.id, site: who.site },
  )

/** What forms have asked this visitor for, as the agent reads it. */
export const detailsOf = async (sql: Sql, who: Who): Promise<Detail[]> =>
  (await rowsOf(sql, who)).filter(isAnswer).map(({ field, label, value }) => ({ field, label, value }))

/** What this visitor agreed to or took back, as the agent reads it. */
export const consentsOf = async (sql: Sql, who: Who): Promise<ConsentGiven[]> =>
  (await rowsOf(sql, who)).flatMap(({ field, label, value, at }): ConsentGiven[] => {
    if (field === consent) return [{ to: 'conversation', text: label, given: true, at }]
    return field === mailWanted ? [{ to: 'email', text: null, given: value === 'yes', at }] : []
  })

/** The same, as the visitor's own device needs it. */
export async function knownDetails(sql: Sql, who: Who): Promise<VisitorDetails> {
  const rows = await rowsOf(sql, who)
  const given = rows.filter(isAnswer)
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

/** What she said of e-mail: whether she wants any, at which address, and for which one she showed that it is hers. */
export async function mailChoice(
  sql: Sql,
  who: Who,
): Promise<{ wanted: boolean; confirmed: string | null; email: string | null }> {
  const rows = await rowsOf(sql, who)
  const said = (name: string) => rows.find(({ field }) => field === name)?.value ?? null
  return { wanted: said(mailWanted) !== 'no', confirmed: said(mailConfirmed), email: said(mailAddress) }
}

export const keepMailWanted = (sql: Sql, who: Who, wanted: boolean, at: number) =>
  keepDetail(sql, who, { field: mailWanted, label: '', value: wanted ? 'yes' : 'no' }, at)

export const keepMailAddress = (sql: Sql, who: Who, email: string, at: number) =>
  keepDetail(sql, who, { field: mailAddress, label: '', value: email }, at)

/** @param recipient the address as a hash */
export const keepMailConfirmed = (sql: Sql, who: Who, recipient: string, at: number) =>
  keepDetail(sql, who, { field: mailConfirmed, label: '', value: recipient }, at)
