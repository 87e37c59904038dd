import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'

/** How long making or removing a whole database server may take on a busy machine, milliseconds. */
export const serverMs = 60_000

const postgresHome = '/usr/lib/postgresql'
const packaged = existsSync(postgresHome)
  ? readdirSync(postgresHome).map((version) => join(postgresHome, version, 'bin'))
  : []

/** The folder that holds the program, after links; `null` where it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...packaged.reverse()]
  const folder = folders.find((each) => existsSync(join(each, name)))
  return folder === undefined ? null : dirname(realpathSync(join(folder, name)))
}

/** Says once, and loudly, that tests are skipped for want of a program. */
export function isThere(name: string, what: string): boolean {
  const found = findProgram(name) !== null
  if (!found) console.warn(`\nSKIPPED: ${what}, because the program ${name} is not installed.\n`)
  return found
}

/** A user without rights, for programs that refuse to run as root; nothing to change for everybody else. */
export function plainUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found) throw new Error('There is no user postgres or nobody to run Postgres as.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/** A port of the loopback that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((ok, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => ok(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Resolves when the program says these words on either stream; rejects with all it said when it ends before. */
export const says = (child: ChildProcess, words: string): Promise<void> =>
  new Promise((ok, fail) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes(words)) ok()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)))
  })

/** Ends this very process, and waits until it has. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((ok) => child.once('exit', ok))
  child.kill(signal)
  await ended
}
