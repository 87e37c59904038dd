import { type Connection, type ConnectionState, DisconnectedError, TimeoutError } from '@deskbell/client'
import type { Answer, Refusal } from '@deskbell/protocol'
import type { SimulatedSocket, SimulatedSpace } from '@deskbell/server/test/simulated-space'
import { signal } from '@preact/signals-core'
import type { World } from './world.ts'

/** How badly a wire behaves, each from 0 to 1, and how late things may be, milliseconds. */
export interface Weather {
  lost: number
  doubled: number
  lateMs: number
}
export const calm: Weather = { lost: 0, doubled: 0, lateMs: 5 }

/** The wire of one browser tab to whichever node lives. */
export interface Line<Command extends string, Events> {
  connection: Connection<Command, Events>
  weather: Weather
  /** The network is gone until `mend`. */
  cut(): void
  mend(): void
}

const comeBackMs = 1000

export function openLine<Command extends string, Events>(
  world: World,
  space: (node: World['nodes'][number]) => SimulatedSpace,
  headers: Record<string, string> = {},
): Line<Command, Events> {
  const { clock, random } = world
  const state = signal<ConnectionState>('idle')
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let wanted = false
  let reachable = true
  let socket: SimulatedSocket | null = null
  /** Counts connections: what arrives for an older one is gone. */
  let turn = 0
  const broken = new Set<() => void>()
  const late = () => random() * line.weather.lateMs

  /** Delivers on this connection or not at all, perhaps twice. */
  function travel(run: () => void): void {
    const mine = turn
    const arrive = () =>
      void clock.after(late(), () => {
        if (mine === turn) run()
      })
    if (random() < line.weather.lost) return
    arrive()
    if (random() < line.weather.doubled) arrive()
  }

  function lose(): void {
    turn++
    const gone = socket
    socket = null
    gone?.disconnect()
    for (const fail of [...broken]) fail()
    broken.clear()
    if (!wanted) return
    state.value = 'offline'
    clock.after(comeBackMs * (0.5 + random()), connect)
  }

  function connect(): void {
    if (!wanted || socket) return
    const node = world.pick()
    if (!reachable || !node) {
      state.value = 'offline'
      clock.after(comeBackMs * (0.5 + random()), connect)
      return
    }
    turn++
    const mine = turn
    socket = space(node).connect(world.newId(), headers, (event, payload) =>
      travel(() => {
        for (const run of [...(listeners.get(event) ?? [])]) run(structuredClone(payload) as never)
      }),
    )
    const opened = socket
    // The node may end it, too.
    opened.on('disconnect', () => {
      if (mine === turn && socket === opened) lose()
    })
    state.value = 'online'
  }

  const line: Line<Command, Events> = {
    weather: calm,
    cut() {
      reachable = false
      if (socket) lose()
    },
    mend() {
      reachable = true
    },
    connection: {
      state,
      request(command, input, timeoutMs = 10_000) {
        const to = socket
        if (!to) return Promise.reject(new DisconnectedError('not connected'))
        return new Promise((ok, fail) => {
          let over = false
          const end = (finish: () => void) => {
            if (over) return
            over = true
            cancel()
            broken.delete(cut)
            finish()
          }
          const cut = () => end(() => fail(new DisconnectedError('the connection broke')))
          const cancel = clock.after(timeoutMs, () => end(() => fail(new TimeoutError(command))))
          broken.add(cut)
          const sent = structuredClone(input)
          travel(() =>
            to.hear(command, sent, (answer) => {
              const said = structuredClone(answer) as Answer<Record<string, unknown>>
              travel(() => end(() => ok(said)))
            }),
          )
        })
      },
      on(event, run) {
        const set = listeners.get(event) ?? new Set()
        listeners.set(event, set)
        set.add(run as never)
        return () => void set.delete(run as never)
      },
      start() {
        wanted = true
        if (state.value === 'idle') state.value = 'connecting'
        connect()
      },
      stop() {
        wanted = false
        if (socket) lose()
        state.value = 'idle'
      },
    },
  }
  return line
}
export type { Refusal }
