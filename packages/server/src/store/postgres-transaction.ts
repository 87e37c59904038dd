import pg from 'pg'
import type { Queryable } from './postgres-runner.ts'
import type { Outcome } from './write-lanes.ts'

/** A group waits less long for a row than one by itself: who shares it should not wait for its neighbour. */
const begin = (lockMs: number) =>
  `begin isolation level read committed; set local lock_timeout = ${lockMs}; set local statement_timeout = 8000;
   set local idle_in_transaction_session_timeout = 10000`
export const beginGroup = begin(1000)
export const beginSingle = begin(4000)

/** Ends a transaction that failed. Where it was not Postgres that said so, the connection may hang: it is not used again. */
async function undo(client: pg.PoolClient, error: unknown): Promise<void> {
  if (!(error instanceof pg.DatabaseError)) return client.release(true)
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}

/** Runs the work between `start` and a commit, on a connection of the pool. Never rejects. */
export async function transact(
  pool: pg.Pool,
  work: (client: Queryable) => Promise<void>,
  start: string,
): Promise<Outcome> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    return { failed: 'open', error }
  }
  let at: 'work' | 'commit' = 'work'
  try {
    await client.query(start)
    await work(client)
    at = 'commit'
    // A transaction that was aborted before answers a commit with ROLLBACK, and with no error.
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error(`the commit was answered with ${command}`)
  } catch (error) {
    await undo(client, error)
    return { failed: at, error }
  }
  client.release()
  return { failed: null }
}
