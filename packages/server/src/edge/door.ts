import { randomUUID } from 'node:crypto'
import { type Answer, parse, refuse } from '@deskbell/protocol'
import type { Logger } from 'pino'
import type { Socket } from 'socket.io'
import type { GenericSchema } from 'valibot'
import { maskCards } from '../privacy/mask-cards.ts'
import { hold } from './hold.ts'
import type { Measure } from './metrics.ts'
import { isModest } from './modest.ts'
import { createTurns } from './turns.ts'

/** Who was told so often to come back later does not listen. */
const deafAfter = 50
/** One connection is heard so often in a turn of the loop; with so many more that wait, nothing is read from it. */
const [perTurn, waitingLimit] = [2, 32]
const turns = createTurns(perTurn)
/** Who was told so often is not read for as long as the answer said. */
const heldAfter = 5

type Refused = ReturnType<typeof refuse> | null

/** What may be asked at a door, the same for all that come to it. `Guest` is what is a connection's own. */
export interface Door<Command extends string, Guest> {
  commands: Record<Command, GenericSchema>
  /** Do what a command asks. `asSent`: the input is what the device sent; nothing was hidden in it. */
  handlers: Record<Command, (guest: Guest, input: never, asSent: boolean) => Promise<Answer<object>>>
  /**
   * Asked before each command, and before anything of its input is believed; gives the refusal, if any. At once where
   * nothing has to be read for it: that is so for each message.
   */
  admit(guest: Guest, command: Command, input: unknown): Refused | Promise<Refused>
}

/** What all doors of one server share: whether it is stopping, and what is still under way. */
export interface DoorState {
  draining: boolean
  busy: Set<Promise<unknown>>
  log: Logger
  measure: Measure
}

function wrongShape(schema: GenericSchema, args: unknown[]) {
  if (!args.every((arg) => isModest(arg))) return refuse('too_large')
  const parsed = args.length === 1 ? parse(schema, args[0]) : null
  if (!parsed) return refuse('bad_request')
  if (parsed.ok) return parsed
  const { field, tooLarge } = parsed.problem
  return refuse(tooLarge ? 'too_large' : 'bad_request', field ? { field } : {})
}

/**
 * Puts a door before the handlers: a command that is unknown, not admitted, of the wrong shape or without acknowledgement
 * does nothing, and is refused where there is a way to say so. Whatever a handler throws, connection and server live on.
 */
export function openDoor<Command extends string, Guest>(
  socket: Socket,
  guest: Guest,
  { commands, handlers, admit }: Door<Command, Guest>,
  state: DoorState,
): void {
  const lane = turns.lane()
  async function answer(event: string, args: unknown[]): Promise<Answer<object>> {
    if (!Object.hasOwn(commands, event)) return refuse('bad_request')
    const command = event as Command
    try {
      const admitted = admit(guest, command, args[0])
      const refused = admitted instanceof Promise ? await admitted : admitted
      if (refused) return refused
      const turn = turns.pass(lane)
      if (turn && lane.waiting.length >= waitingLimit) hold(socket, 0)
      if (turn) await turn
      const parsed = wrongShape(commands[command], args)
      if (!parsed.ok) return parsed
      if (state.draining) return refuse('draining')
      // Before anything is done with it: what is kept, logged, told or sent on holds no card number.
      const input = maskCards(parsed.value)
      return await handlers[command](guest, input as never, input === parsed.value)
    } catch (error) {
      state.log.error({ errorId: randomUUID(), command, err: error }, 'a command failed')
      return refuse('unavailable')
    }
  }

  let refusals = 0
  function refusedAgain(afterMs: number): void {
    refusals++
    if (refusals >= deafAfter) socket.disconnect(true)
    else if (refusals >= heldAfter) hold(socket, afterMs)
  }
  socket.onAny((event: string, ...args: unknown[]) => {
    const ack = args.pop()
    if (typeof ack !== 'function') return
    const began = performance.now()
    const work = answer(event, args).then((result) => {
      state.busy.delete(work)
      ack(result)
      if (!result.ok && result.error.code === 'rate_limited') refusedAgain(result.error.afterMs ?? 0)
      const command = Object.hasOwn(commands, event) ? event : 'unknown'
      const code = result.ok ? 'ok' : result.error.code
      state.measure(socket.nsp.name.slice(1), command, code, (performance.now() - began) / 1000)
    })
    state.busy.add(work)
  })
}
