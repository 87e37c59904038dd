import type { Database } from './sql.ts'

/** The id of the database, made by the first process that asks: tells installations apart that share other things. */
export const installationOf = (db: Pick<Database, 'write'>, newId: () => string): Promise<string> =>
  db.write(async (sql) => {
    await sql.run('insert into installation (one, id) values (1, :id) on conflict (one) do nothing', { id: newId() })
    const row = await sql.get<{ id: string }>('select id from installation')
    return row?.id ?? ''
  })
