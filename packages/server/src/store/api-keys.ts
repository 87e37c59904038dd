import type { ApiKey, ApiScope } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

interface KeyRow {
  id: string
  site: string
  name: string
  prefix: string
  scopes: string
  created_at: number
  used_at: number | null
}

export const toApiKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: JSON.parse(row.scopes) as ApiScope[],
  createdAt: row.created_at,
  usedAt: row.used_at,
})

export const addApiKey = (sql: Sql, row: Omit<KeyRow, 'used_at'> & { hash: string }) =>
  sql.run(
    `insert into api_key (id, site, name, prefix, hash, scopes, created_at)
     values (:id, :site, :name, :prefix, :hash, :scopes, :created_at)`,
    row,
  )

export const apiKeysOf = async (sql: Sql, site: string): Promise<ApiKey[]> =>
  (
    await sql.all<KeyRow>('select * from api_key where site = :site and revoked_at is null order by created_at desc', {
      site,
    })
  ).map(toApiKey)

/** A key that was not revoked, by its hash. */
export const apiKeyByHash = async (sql: Sql, hash: string) => {
  const row = await sql.get<KeyRow>('select * from api_key where hash = :hash and revoked_at is null', { hash })
  return row && { ...toApiKey(row), site: row.site }
}

export const noteUse = (sql: Sql, id: string, day: number) =>
  sql.run('update api_key set used_at = :day where id = :id', { id, day })

/** True for a key of the site that was not revoked before. */
export const revokeApiKey = async (sql: Sql, site: string, id: string, at: number): Promise<boolean> =>
  (await sql.run('update api_key set revoked_at = :at where id = :id and site = :site and revoked_at is null', {
    id,
    site,
    at,
  })) > 0
