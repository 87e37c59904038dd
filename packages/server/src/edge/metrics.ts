import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { ConfigError } from '../config-error.ts'

/** Told of every command that was answered: whose door, which command, `ok` or the code of the refusal, and how long. */
export type Measure = (side: string, command: string, result: string, seconds: number) => void
export const measureNothing: Measure = () => {}

export interface Metrics {
  measure: Measure
  port: number
  close(): Promise<void>
}
/** Read when Prometheus asks. */
export interface Readings {
  /** Connected sockets by side. */
  connections(): Record<string, number>
  draining(): boolean
}

/** Names of commands, codes and sides only: nothing of a person gets into a figure. */
function createRegistry(readings: Readings): { registry: Registry; measure: Measure } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const labelNames = ['side', 'command', 'result'] as const
  const answered = new Counter({
    ...{ name: 'deskbell_commands_total', help: 'Commands answered, by result.', labelNames, registers },
  })
  const took = new Histogram({
    ...{ name: 'deskbell_command_seconds', help: 'From the arrival of a command to its answer.', registers },
    ...{ labelNames: ['side', 'command'] as const, buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] },
  })
  new Gauge({
    ...{ name: 'deskbell_connections', help: 'Connected sockets.', labelNames: ['side'] as const, registers },
    collect() {
      for (const [side, count] of Object.entries(readings.connections())) this.set({ side }, count)
    },
  })
  new Gauge({
    ...{ name: 'deskbell_draining', help: '1 while this process is stopping.', registers },
    collect() {
      this.set(readings.draining() ? 1 : 0)
    },
  })
  return {
    registry,
    measure(side, command, result, seconds) {
      answered.inc({ side, command, result })
      took.observe({ side, command }, seconds)
    },
  }
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((ok, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new ConfigError('metricsPort', port, 'a port that nobody listens on') : error),
    )
    server.listen(port, host, () => ok((server.address() as AddressInfo).port))
  })

/**
 * Answers Prometheus on a port of its own, so that no proxy before the public port has to hide it.
 * @throws ConfigError when somebody listens on that port
 */
export async function openMetrics(port: number, host: string, readings: Readings): Promise<Metrics> {
  const { registry, measure } = createRegistry(readings)
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text)
  })
  return {
    measure,
    port: await listen(server, port, host),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
