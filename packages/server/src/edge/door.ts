import { randomUUID } from 'node:crypto'
import { type Answer, parse, refuse } from '@deskbell/protocol'
import type { Logger } from 'pino'
import type { Socket } from 'socket.io'
import type { GenericSchema } from 'valibot'
import { maskCards } from '../privacy/mask-cards.ts'
import type { Measure } from './metrics.ts'
import { isModest } from './modest.ts'

export type Handlers<Command extends string> = Record<Command, (input: never) => Promise<Answer<object>>>

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
 * @param admit asked before each command; gives the refusal, if any
 */
export function openDoor<Command extends string>(
  socket: Socket,
  commands: Record<Command, GenericSchema>,
  handlers: Handlers<Command>,
  state: DoorState,
  admit: (command: Command) => Promise<ReturnType<typeof refuse> | null>,
): void {
  async function answer(event: string, args: unknown[]): Promise<Answer<object>> {
    if (!Object.hasOwn(commands, event)) return refuse('bad_request')
    const command = event as Command
    try {
      const refused = await admit(command)
      if (refused) return refused
      const parsed = wrongShape(commands[command], args)
      if (!parsed.ok) return parsed
      if (state.draining) return refuse('draining')
      // Before anything is done with it: what is kept, logged, told or sent on holds no card number.
      return await handlers[command](maskCards(parsed.value) as never)
    } catch (error) {
      state.log.error({ errorId: randomUUID(), command, err: error }, 'a command failed')
      return refuse('unavailable')
    }
  }

  socket.onAny((event: string, ...args: unknown[]) => {
    const ack = args.pop()
    if (typeof ack !== 'function') return
    const began = performance.now()
    const work = answer(event, args).then((result) => {
      ack(result)
      const command = Object.hasOwn(commands, event) ? event : 'unknown'
      const code = result.ok ? 'ok' : result.error.code
      state.measure(socket.nsp.name.slice(1), command, code, (performance.now() - began) / 1000)
    })
    state.busy.add(work)
    void work.finally(() => state.busy.delete(work))
  })
}
