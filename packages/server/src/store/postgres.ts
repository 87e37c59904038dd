import pg from 'pg'
import { ConfigError } from '../config-error.ts'
import {
  codeOf,
  decideUnsafe,
  isSchemaChange,
  isTransient,
  type PostgresSettings,
  readSettings,
} from './postgres-checks.ts'
import { createPostgresRunner, createStatements, type Queryable, type Statements, types } from './postgres-runner.ts'
import { beginGroup, beginSingle, transact } from './postgres-transaction.ts'
import type { Database, Sql } from './sql.ts'
import { createWriteLanes } from './write-lanes.ts'

/** Connections of one process: the lanes write, the others read. */
const connections = 10
const lanes = 4
/** Keeps a transaction, and with it its locks, short. */
const groupLimit = 100
/** How long to wait for a connection, and for the answer to a statement, milliseconds. */
const connectMs = 5000
const queryMs = 10_000
/** Names the one who changes the schema; any number that only Deskbell uses. */
const schemaLock = 7_318_235

const readLock = () => ''
const rowLock = (table: string) => ` for no key update of ${table}`
const pause = (tries: number) => new Promise<void>((next) => setTimeout(next, Math.random() * 20 * 2 ** tries))

async function checkDurable(client: Queryable): Promise<void> {
  const { rows } = await client.query<PostgresSettings>(readSettings)
  const unsafe = rows[0] ? decideUnsafe(rows[0]) : 'Postgres does not say whether it is durable.'
  if (unsafe) throw new Error(unsafe)
}

/** Tells the operator what is wrong with the address, or with the server there. The password is not shown. */
async function checkReachable(pool: pg.Pool, url: string): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (error) {
    const { message } = error as Error
    if (message.startsWith('Postgres ')) throw new ConfigError('databaseUrl', url, `a durable primary. ${message}`)
    throw new ConfigError('databaseUrl', url, `a Postgres that lets us in; it said: ${message || codeOf(error)}`)
  }
}

type OnError = (error: unknown) => void
const configOf = (connectionString: string) => ({
  ...{ connectionString, application_name: 'deskbell', keepAlive: true, types, connectionTimeoutMillis: connectMs },
})

function createPool(url: string, onError: OnError): pg.Pool {
  const pool = new pg.Pool({
    ...{ ...configOf(url), max: connections, query_timeout: queryMs },
    // The types know only of hooks that return nothing; the pool waits for this one.
    onConnect: checkDurable as unknown as (client: pg.ClientBase) => void,
  })
  pool.on('error', onError)
  // The pool listens only while nobody uses the connection. In use, its next statement fails and tells; without a
  // listener the process would end.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Reads with any connection; once more where another process changed the schema meanwhile. */
function createReader(pool: pg.Pool, statements: Statements): Sql {
  const reader = createPostgresRunner(pool, statements, readLock)
  const again = <T>(run: () => Promise<T>) =>
    run().catch((error) => {
      if (!isSchemaChange(error)) throw error
      statements.forget()
      return run()
    })
  return {
    get: (text, params) => again(() => reader.get(text, params)) as never,
    all: (text, params) => again(() => reader.all(text, params)) as never,
    run: (text, params) => again(() => reader.run(text, params)),
    dialect: 'postgres',
    lock: readLock,
  }
}

function createLanes(pool: pg.Pool, statements: Statements) {
  const runnerOf = (client: Queryable) => createPostgresRunner(client, statements, rowLock)
  return createWriteLanes({
    transact: (work, single) => transact(pool, (client) => work(runnerOf(client)), single ? beginSingle : beginGroup),
    isTransient(error) {
      if (isSchemaChange(error)) statements.forget()
      return isTransient(error)
    },
    ...{ pause, lanes, groupLimit },
  })
}

/** Runs the operation while no other process runs one like this, however long it takes. */
async function runAlone<T>(url: string, onError: OnError, operation: (sql: Sql) => Promise<T>): Promise<T> {
  const client = new pg.Client(configOf(url))
  client.on('error', onError)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${schemaLock})`)
    const value = await operation(createPostgresRunner(client, createStatements(), rowLock))
    await client.query('commit')
    return value
  } finally {
    // Ends what was begun, too, where the commit was not reached.
    await client.end()
  }
}

/**
 * Opens a Postgres database. Every connection is checked before it is used: what is acknowledged must be durable.
 * @param url `postgres://user:password@host:5432/name`, with the parameters of the driver `pg`
 * @param onError told of connections that broke while nobody used them
 * @throws ConfigError when nobody answers there, or the answer is not durable
 */
export async function openPostgres(url: string, onError: OnError): Promise<Database> {
  const pool = createPool(url, onError)
  try {
    await checkReachable(pool, url)
  } catch (error) {
    await pool.end()
    throw error
  }
  const statements = createStatements()
  const groups = createLanes(pool, statements)
  return {
    read: createReader(pool, statements),
    write: (operation, key) => groups.write(operation, key ?? null),
    writeAlone: (operation) => runAlone(url, onError, operation),
    async close() {
      await groups.idle()
      await pool.end()
    },
  }
}
