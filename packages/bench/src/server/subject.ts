import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'

/**
 * What a measured process is asked for: the CPU seconds since it began, or the bytes it keeps after a collection, which
 * itself costs CPU and so is not done while that is counted.
 */
type Asked = 'cpu' | 'memory'

async function weigh(): Promise<number> {
  // What a collection frees goes back to the system a moment later.
  for (let n = 0; n < 3; n++) {
    globalThis.gc?.()
    await new Promise((next) => setTimeout(next, 50))
  }
  return process.memoryUsage().rss
}

function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** In the measured process: says where it listens, and from then on what it uses, whenever it is asked. */
export function report(url: string): void {
  process.on('message', async (asked: Asked) => {
    process.send?.(asked === 'cpu' ? spent() : await weigh())
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.(url)
}

/** A server under measurement, in a process of its own. */
export interface Subject {
  url: string
  usage(of: Asked): Promise<number>
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
    usage(of) {
      const answer = next<number>(child)
      child.send(of)
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
