import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { end, findProgram, freePort, isThere, plainUser, says } from './programs.ts'

/** A Postgres of the tests' own, in a temporary folder on a free port of the loopback. */
export interface Postgres {
  /** Makes an empty database, a schema in fact, which costs the disk far less; resolves to its address. */
  createDatabase(): Promise<string>
  /** Runs one statement on a database, with `$1`, `$2` … */
  query<Row>(url: string, statement: string, params?: readonly unknown[]): Promise<Row[]>
  /** Ends it: `SIGINT` breaks connections in order, `SIGQUIT` is a crash. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Starts it again on the same port and data, with settings. */
  start(settings?: Record<string, string>): Promise<void>
  close(): Promise<void>
}

export const hasPostgres = isThere('initdb', 'tests on Postgres')

async function makeCluster(): Promise<{ folder: string; bin: string }> {
  const bin = findProgram('initdb')
  if (bin === null) throw new Error('initdb is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-postgres-'))
  const { uid, gid } = plainUser()
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
  const options = ['-D', join(folder, 'data'), '-U', 'deskbell', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await promisify(execFile)(join(bin, 'initdb'), options, { ...plainUser(), cwd: folder })
  return { folder, bin }
}

export async function startPostgres(): Promise<Postgres> {
  const { folder, bin } = await makeCluster()
  const port = await freePort()
  let child: ChildProcess | null = null
  const kill = () => child?.kill('SIGQUIT')
  process.once('exit', kill)
  const address = `postgres://deskbell@127.0.0.1:${port}/postgres`
  let databases = 0
  const postgres: Postgres = {
    async createDatabase() {
      const name = `test_${++databases}`
      await postgres.query(address, `create schema ${name}`)
      return `${address}?options=${encodeURIComponent(`-c search_path=${name}`)}`
    },
    async query(url, statement, params = []) {
      const client = new pg.Client(url)
      await client.connect()
      try {
        return (await client.query(statement, [...params])).rows
      } finally {
        await client.end()
      }
    },
    async stop(signal = 'SIGINT') {
      if (child) await end(child, signal)
    },
    async start(settings = {}) {
      const all = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings }
      const set = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      child = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...set], {
        ...{ ...plainUser(), cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
      })
      await says(child, 'ready to accept connections')
    },
    async close() {
      await postgres.stop('SIGQUIT')
      process.removeListener('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await postgres.start()
  return postgres
}
