import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { end, findProgram, freePort, isThere, says } from './programs.ts'

/** A Redis of the tests' own, in memory only, on a free port of the loopback. */
export interface Redis {
  url: string
  /** Kills it; what it held is gone. */
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  start(): Promise<void>
}

export const hasRedis = isThere('redis-server', 'tests with several nodes')

export async function startRedis(): Promise<Redis> {
  const bin = findProgram('redis-server')
  if (bin === null) throw new Error('redis-server is not installed')
  const port = await freePort()
  let child: ChildProcess | null = null
  process.once('exit', () => child?.kill('SIGKILL'))
  const redis: Redis = {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child) await end(child, 'SIGKILL')
    },
    async start() {
      const options = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no']
      child = spawn(join(bin, 'redis-server'), options, { stdio: ['ignore', 'pipe', 'pipe'] })
      await says(child, 'Ready to accept connections')
    },
  }
  await redis.start()
  return redis
}
