import { type Remark, remarkLimits } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

interface Who {
  id: string
  site: string
}

/** What the team wrote down about a visitor, the newest first. */
export const remarksOf = (sql: Sql, who: Who) =>
  sql.all<Remark>(
    `select r.id, r.text, r.at, a.name as "by" from remark r join agent a on a.id = r.agent
     where r.visitor = :id and r.site = :site order by r.at desc, r.id limit ${remarkLimits.count}`,
    { id: who.id, site: who.site },
  )

export const remarkById = (sql: Sql, id: string) =>
  sql.get<{ visitor: string; site: string; agent: string; text: string }>(
    'select visitor, site, agent, text from remark where id = :id',
    { id },
  )

export const insertRemark = (
  sql: Sql,
  row: { id: string; visitor: string; site: string; agent: string; text: string; at: number },
) =>
  sql.run(
    `insert into remark (id, visitor, site, agent, text, at) values (:id, :visitor, :site, :agent, :text, :at)`,
    row,
  )

/** True where it was a remark about this visitor of the site. */
export const deleteRemark = async (sql: Sql, who: Who, id: string): Promise<boolean> =>
  (await sql.run('delete from remark where id = :remark and visitor = :id and site = :site', {
    ...{ remark: id, id: who.id, site: who.site },
  })) > 0
