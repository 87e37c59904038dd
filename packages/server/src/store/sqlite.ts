import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { createCheckpoints } from './checkpoints.ts'
import { createCommitGroups } from './commit-groups.ts'
import { toPlaces, valuesOf } from './positional.ts'
import type { Database, Sql, SqlParams, SqlValue } from './sql.ts'

/** How long a statement waits for another process that holds the file, milliseconds. */
const busyMs = 5000

interface Prepared {
  statement: StatementSync
  names: readonly string[]
}

function createRunner(db: DatabaseSync): Sql {
  const known = new Map<string, Prepared>()
  function prepare(text: string): Prepared {
    const found = known.get(text)
    if (found) return found
    const { text: placed, names } = toPlaces(text)
    const made = { statement: db.prepare(placed), names }
    known.set(text, made)
    return made
  }
  const using =
    <T>(run: (statement: StatementSync, values: SqlValue[]) => T) =>
    async (text: string, params: SqlParams = {}): Promise<T> => {
      const { statement, names } = prepare(text)
      return run(statement, valuesOf(text, names, params))
    }
  return {
    get: using((statement, values) => statement.get(...values)) as Sql['get'],
    all: using((statement, values) => statement.all(...values)) as Sql['all'],
    run: using((statement, values) => Number(statement.run(...values).changes)),
    dialect: 'sqlite',
    lock: () => '',
  }
}

/** Durable means: a write-ahead log, synced at every commit. The driver's own default is weaker, so it is read back. */
function makeDurable(db: DatabaseSync): void {
  db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
    pragma wal_autocheckpoint = 16000`)
  const { journal_mode } = db.prepare('pragma journal_mode').get() as { journal_mode: string }
  const { synchronous } = db.prepare('pragma synchronous').get() as { synchronous: number }
  if (journal_mode !== 'wal' || synchronous !== 2) {
    throw new Error(`The database cannot be made durable: journal_mode is ${journal_mode}, synchronous ${synchronous}.`)
  }
}

function prepared(db: DatabaseSync, text: string): () => void {
  const statement = db.prepare(text)
  return () => void statement.run()
}

/**
 * Opens (or creates) a SQLite file; `onError` is told of what breaks in the background. Writes go through one connection in groups; reads have a connection of their own,
 * so that they can never see what is not committed.
 */
export function openSqlite(file: string, onError: (error: unknown) => void): Database {
  const writer = new DatabaseSync(file, { timeout: busyMs })
  makeDurable(writer)
  const reader = new DatabaseSync(file, { timeout: busyMs, readOnly: true })
  // What others commit empties a connection's own cache; read again from memory, it costs little.
  reader.exec('pragma mmap_size = 268435456')
  // The pages that the next messages touch: a busy day's worth of conversations.
  writer.exec('pragma cache_size = -32768')
  const sql = createRunner(writer)
  const groups = createCommitGroups({
    begin: () => writer.exec('begin immediate'),
    commit: () => writer.exec('commit'),
    rollback: () => writer.exec('rollback'),
    savepoint: prepared(writer, 'savepoint operation'),
    release: prepared(writer, 'release operation'),
    rollbackTo: () => writer.exec('rollback to operation'),
  })
  const checkpoints = createCheckpoints(file, onError)
  const write: Database['write'] = (operation) => {
    checkpoints.wrote()
    return groups.write(() => operation(sql))
  }
  return {
    read: createRunner(reader),
    write,
    // `begin immediate` keeps other processes out.
    writeAlone: write,
    async close() {
      await groups.idle()
      await checkpoints.close()
      reader.close()
      writer.close()
    },
  }
}
