import type { AgentAnswers, AgentCommand, AgentInput } from '@deskbell/protocol'
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

/** What the server says to a question, asked when the screen comes up and after each new connection. */
export interface Asked<T> {
  /** `null` until it is known. */
  readonly value: Signal<T | null>
  readonly failed: boolean
  again(): void
}

/** @example const team = useAnswer('team:list', {}) */
export function useAnswer<C extends AgentCommand>(command: C, input: AgentInput<C>): Asked<AgentAnswers[C]> {
  const { client } = useDesk()
  const value = useSignal<AgentAnswers[C] | null>(null)
  const failed = useSignal(false)
  const ask = async () => {
    const answer = await client.ask(command, input)
    failed.value = !answer.ok
    if (answer.ok) value.value = answer
  }
  const online = client.connection.value === 'online'
  useEffect(() => {
    if (online) void ask()
  }, [online])
  return { value, failed: failed.value, again: () => void ask() }
}
