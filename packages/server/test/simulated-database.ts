import { migrate } from '../src/store/migrations.ts'
import type { Database } from '../src/store/sql.ts'
import { openSqlite } from '../src/store/sqlite.ts'

/** The real database on a file, brought to the schema. */
export async function openSimulatedDatabase(file: string): Promise<Database> {
  const db = openSqlite(file, (error) => {
    throw error
  })
  await migrate(db)
  return db
}
