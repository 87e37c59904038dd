import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'

/** What a measured process says of itself. */
export interface Usage {
  /** CPU seconds since it began. */
  cpu: number
  /** Bytes it keeps after a collection. */
  memory: number
}

/** In the measured process: says where it listens, and from then on what it uses whenever it is asked. */
export function report(url: string): void {
  process.on('message', async () => {
    const { user, system } = process.cpuUsage()
    // What a collection frees goes back to the system a moment later.
    for (let n = 0; n < 3; n++) {
      globalThis.gc?.()
      await new Promise((next) => setTimeout(next, 50))
    }
    process.send?.({ cpu: (user + system) / 1e6, memory: process.memoryUsage().rss } satisfies Usage)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.(url)
}

/** A server under measurement, in a process of its own. */
export interface Subject {
  url: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((ok, fail) => {
    child.once('message', (said) => ok(said as T))
    child.once('exit', (code) => fail(new Error(`a measured server ended with ${code}`)))
  })

/** With a folder in `BENCH_PROFILES`, each measured process leaves there what it spent its time on. */
const profiles = process.env.BENCH_PROFILES
const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]

/** Starts one of the programs beside this file. */
export async function startSubject(program: string, ...args: string[]): Promise<Subject> {
  const child = fork(resolve(import.meta.dirname, program), args, { execArgv: ['--expose-gc', ...profiling] })
  child.setMaxListeners(0)
  const url = await next<string>(child)
  return {
    url,
    usage() {
      const answer = next<Usage>(child)
      child.send('usage')
      return answer
    },
    async stop() {
      // One that ended by itself says so no more.
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise<void>((ok) => child.once('exit', () => ok()))
      child.disconnect()
      return ended
    },
  }
}
