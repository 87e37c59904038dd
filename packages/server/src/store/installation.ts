import type { Database } from './sql.ts'

/** The database, told apart from others, and a secret that only those know who read it. */
export interface Installation {
  id: string
  hintKey: string
}

/** What the first process that asked made of it. */
export const installationOf = (db: Pick<Database, 'write'>, made: Installation): Promise<Installation> =>
  db.write(async (sql) => {
    await sql.run('insert into installation (one, id) values (1, :id) on conflict (one) do nothing', { id: made.id })
    await sql.run('update installation set hint_key = :key where hint_key is null', { key: made.hintKey })
    const row = await sql.get<{ id: string; hint_key: string }>('select id, hint_key from installation')
    return { id: row?.id ?? made.id, hintKey: row?.hint_key ?? made.hintKey }
  })
