import type { AddedOrigin } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

/** How many changes each site's pages have seen: one number tells whether there is something new. */
export const originSerials = (sql: Sql) =>
  sql.all<{ site: string; serial: number }>('select site, max(serial) as serial from site_origin group by site')

/** The pages that owners named, the first one first. */
export const addedOrigins = (sql: Sql, site: string) =>
  sql.all<AddedOrigin>(
    `select o.origin, o.at, a.name as by from site_origin o join agent a on a.id = o.agent
     where o.site = :site and o.state = 'added' order by o.serial`,
    { site },
  )

/** The same, and nobody else changes them until the commit. */
export async function lockOrigins(sql: Sql, site: string): Promise<AddedOrigin[]> {
  await sql.get(`select s.key from site s where s.key = :site${sql.lock('s')}`, { site })
  return addedOrigins(sql, site)
}

/** Names a page, or takes its name back; the row stays, so that every node sees that something changed. */
export async function setOrigin(
  sql: Sql,
  row: { site: string; origin: string; state: 'added' | 'removed'; agent: string; at: number },
): Promise<void> {
  const last = await sql.get<{ serial: number | null }>(
    'select max(serial) as serial from site_origin where site = :site',
    { site: row.site },
  )
  await sql.run(
    `insert into site_origin (site, origin, state, serial, agent, at)
     values (:site, :origin, :state, :serial, :agent, :at)
     on conflict (site, origin) do update set
       state = excluded.state, serial = excluded.serial, agent = excluded.agent, at = excluded.at`,
    { ...row, serial: (last?.serial ?? 0) + 1 },
  )
}
