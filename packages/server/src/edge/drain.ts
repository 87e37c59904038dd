import type { FastifyInstance } from 'fastify'
import type { Server } from 'socket.io'
import type { DoorState } from './door.ts'
import type { Namespaces } from './namespaces.ts'

/** How long commands under way may take to finish, milliseconds; all must be over within ten seconds. */
const patienceMs = 8000
/** Devices come back spread over this time. */
const spreadMs = 5000

async function finishWork(state: DoorState): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, patienceMs)
  })
  const work = (async () => {
    while (state.busy.size > 0) await Promise.allSettled(state.busy)
  })()
  await Promise.race([work, enough])
  clearTimeout(timer)
}

/** Stops in order: takes nothing new, tells the devices when to come back, finishes commits, closes. */
export async function drain(http: FastifyInstance, io: Server, spaces: Namespaces, state: DoorState): Promise<void> {
  state.draining = true
  const afterMs = () => Math.round(Math.random() * spreadMs)
  for (const socket of spaces.visitor.sockets.values()) socket.emit('server:draining', { afterMs: afterMs() })
  for (const socket of spaces.agent.sockets.values()) socket.emit('server:draining', { afterMs: afterMs() })
  await finishWork(state)
  io.disconnectSockets(true)
  io.engine.close()
  await http.close()
}
