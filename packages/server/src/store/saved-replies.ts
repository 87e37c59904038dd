import type { SavedReply } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

/** Whose it is where it is the whole team's. */
export const everybody = ''

interface ReplyRow {
  id: string
  site: string
  owner: string
  name: string
  text: string
  category: string | null
  language: string | null
}

const toReply = ({ id, owner, name, text, category, language }: ReplyRow): SavedReply => ({
  ...{ id, name, text, shared: owner === everybody, category, language },
})

/** Upper and small letters make no other name. */
const keyOf = (name: string): string => name.toLowerCase()

/** Those of the team and of one agent, by name. */
export const repliesFor = async (sql: Sql, site: string, agent: string): Promise<SavedReply[]> =>
  (
    await sql.all<ReplyRow>(
      `select * from saved_reply where site = :site and owner in ('', :agent) order by name_key, owner, id`,
      { site, agent },
    )
  ).map(toReply)

/** Nobody else changes replies of the site until the commit. */
export const lockReplies = (sql: Sql, site: string) =>
  sql.get(`select s.key from site s where s.key = :site${sql.lock('s')}`, { site })

export const replyById = (sql: Sql, id: string) => sql.get<ReplyRow>('select * from saved_reply where id = :id', { id })

export const replyNamed = (sql: Sql, site: string, owner: string, name: string) =>
  sql.get<{ id: string }>('select id from saved_reply where site = :site and owner = :owner and name_key = :key', {
    ...{ site, owner, key: keyOf(name) },
  })

export const countReplies = async (sql: Sql, site: string, owner: string): Promise<number> =>
  (
    await sql.get<{ count: number }>(
      'select count(*) as count from saved_reply where site = :site and owner = :owner',
      { site, owner },
    )
  )?.count ?? 0

export const putReply = (sql: Sql, row: ReplyRow & { at: number }) =>
  sql.run(
    `insert into saved_reply (id, site, owner, name, name_key, text, category, language, at)
     values (:id, :site, :owner, :name, :key, :text, :category, :language, :at)
     on conflict (id) do update set owner = excluded.owner, name = excluded.name, name_key = excluded.name_key,
       text = excluded.text, category = excluded.category, language = excluded.language, at = excluded.at`,
    { ...row, key: keyOf(row.name) },
  )

export const deleteReply = (sql: Sql, site: string, id: string) =>
  sql.run('delete from saved_reply where id = :id and site = :site', { id, site })
