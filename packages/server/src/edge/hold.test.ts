import { type Answer, refuse } from '@deskbell/protocol'
import type { Socket } from 'socket.io'
import { object } from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDoor } from './door.ts'
import { createLog } from './log.ts'
import { measureNothing } from './metrics.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A connection behind a door that answers all the same; `say` resolves to what it is told. */
function stand(answer: Answer<object>) {
  let hear: (event: string, input: object, ack: (told: Answer<object>) => void) => void = () => {}
  const wire = {
    isPaused: false,
    pause() {
      wire.isPaused = true
    },
    resume() {
      wire.isPaused = false
    },
  }
  const socket = {
    nsp: { name: '/visitor' },
    conn: { transport: { socket: wire } },
    onAny(run: typeof hear) {
      hear = run
    },
    disconnect: () => {},
  }
  const commands = { 'typing:set': object({}) }
  const door = { commands, handlers: { 'typing:set': async () => answer }, admit: () => null }
  const state = {
    draining: false,
    busy: new Set<Promise<unknown>>(),
    log: createLog('silent'),
    measure: measureNothing,
  }
  openDoor(socket as unknown as Socket, null, door, state)
  return { wire, say: () => new Promise<Answer<object>>((told) => hear('typing:set', {}, told)) }
}

test('[M297] [T40] from who was told five times to wait nothing is read for so long', async () => {
  const { wire, say } = stand(refuse('rate_limited', { afterMs: 300 }))
  for (let n = 0; n < 4; n++) await say()
  expect(wire.isPaused).toBe(false)
  await say()
  expect(wire.isPaused).toBe(true)
  vi.advanceTimersByTime(299)
  expect(wire.isPaused).toBe(true)
  vi.advanceTimersByTime(1)
  expect(wire.isPaused).toBe(false)
})

test('[M297] [T40] and never for longer than a second, so that the wire’s own beat is answered', async () => {
  const { wire, say } = stand(refuse('rate_limited', { afterMs: 3_600_000 }))
  for (let n = 0; n < 5; n++) await say()
  expect(wire.isPaused).toBe(true)
  vi.advanceTimersByTime(1000)
  expect(wire.isPaused).toBe(false)
})

test('[M298] [T40] from who has said far more than can be heard in its turn nothing more is read, until it was heard', async () => {
  const { wire, say } = stand({ ok: true })
  const all = Array.from({ length: 40 }, say)
  expect(wire.isPaused).toBe(true)
  expect(await Promise.all(all)).toEqual(all.map(() => ({ ok: true })))
  vi.advanceTimersByTime(0)
  expect(wire.isPaused).toBe(false)
})
