import { type Place, places } from '../privacy/places.ts'
import type { Sql } from './sql.ts'

interface Who {
  visitor: string
  site: string
}

/** The visitor's row, kept until the commit. */
export const visitorOfSite = (sql: Sql, { visitor, site }: Who) =>
  sql.get<{ id: string }>(`select id from visitor where id = :visitor and site = :site${sql.lock('visitor')}`, {
    visitor,
    site,
  })

/** Hashes of all tokens by which devices of this person came in. */
export const tokenHashesOf = async (sql: Sql, who: Who): Promise<string[]> => {
  const persons = 'select id from visitor where site = :site and (id = :visitor or joined_to = :visitor)'
  const rows = await sql.all<{ token_hash: string }>(
    `select token_hash from visitor where id in (${persons})
     union all select token_hash from visitor_token where site = :site and visitor in (${persons})`,
    { visitor: who.visitor, site: who.site },
  )
  return rows.map(({ token_hash }) => token_hash)
}

export const conversationIdsOf = async (sql: Sql, { visitor, site }: Who): Promise<string[]> =>
  (
    await sql.all<{ id: string }>('select id from conversation where visitor = :visitor and site = :site', {
      visitor,
      site,
    })
  ).map(({ id }) => id)

/** Postgres takes only the parameters that a statement names. */
const paramsOf = (text: string, { visitor, site }: Who) => ({
  ...(text.includes(':visitor') ? { visitor } : {}),
  ...(text.includes(':site') ? { site } : {}),
})

/** The rows of one place; `own` as the visitor's own device may read them. */
export function rowsOf(sql: Sql, { table, of, own }: Place, who: Who, isOwn: boolean) {
  const text = `select * from ${table} where (${of})${isOwn && own ? ` and ${own}` : ''}`
  return sql.all<Record<string, unknown>>(text, paramsOf(text, who))
}

/** Files of the visitor: their content lies elsewhere. */
export const fileKeysOf = (sql: Sql, who: Who) => {
  const text = `select id, storage_key from file where ${places.find(({ table }) => table === 'file')?.of}`
  return sql.all<{ id: string; storage_key: string }>(text, paramsOf(text, who))
}

/** Makes files nobody's, so that their content is removed whatever happens next; what they were called is forgotten. */
export const orphanFile = (sql: Sql, id: string) =>
  sql.run(
    `update file set conversation = null, ready = 2, name = '', hash = '', uploader = 'nobody', cid = id where id = :id`,
    { id },
  )

/** Removes every row of the visitor, of all tables but those of files. */
export async function dropVisitor(sql: Sql, who: Who): Promise<void> {
  for (const { table, of } of places) {
    if (table === 'file') continue
    const text = `delete from ${table} where ${of}`
    await sql.run(text, paramsOf(text, who))
  }
}

export const addErasedToken = (sql: Sql, row: { hash: string; site: string; at: number }) =>
  sql.run(
    'insert into erased_token (token_hash, site, at) values (:hash, :site, :at) on conflict (token_hash) do nothing',
    row,
  )

/** Whether the token was one of somebody who was erased. */
export const isErasedToken = async (sql: Sql, site: string, hash: string): Promise<boolean> =>
  (await sql.get('select 1 as found from erased_token where token_hash = :hash and site = :site', { hash, site })) !==
  undefined

export const dropErasedTokens = (sql: Sql, before: number) =>
  sql.run('delete from erased_token where at < :before', { before })
