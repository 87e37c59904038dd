import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../../..')

/** A port nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((ok, fail) => {
    const probe = createServer().on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => ok(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The demo as `pnpm start` runs it, a process of its own with its own database folder. */
export interface Demo {
  url: string
  signInLink: string
  /** Ends the process at once, as a power cut would (SIGKILL). */
  kill(): Promise<void>
  /** Starts it again on the same port and database. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts the demo on a free port with a new database. The build in `dist` must exist. */
export async function startDemo(): Promise<Demo> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-'))
  let running = await launch(port, dataDir)
  return {
    url: `http://127.0.0.1:${port}`,
    signInLink: running.signInLink,
    kill: () => end(running.process, 'SIGKILL'),
    restart: async () => {
      running = await launch(port, dataDir)
    },
    stop: async () => {
      await end(running.process, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function launch(port: number, dataDir: string): Promise<{ process: ChildProcess; signInLink: string }> {
  const child = spawn(process.execPath, ['examples/storefront/start.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port), DESKBELL_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((ok, fail) => {
    let log = ''
    const read = (chunk: Buffer) => {
      log += chunk
      const link = log.match(/https?:\/\/\S+sign-in\S+/)?.[0]
      if (link) ok({ process: child, signInLink: link })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`the demo ended with ${code}\n${log}`)))
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((ok) => {
    child.once('exit', () => ok())
    child.kill(signal)
  })
}
