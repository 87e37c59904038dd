import type { AgentAnswers, AgentCommand, AgentInput, Refusal } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useDesk } from '../use-desk.ts'

/** A form that makes something of what is in it. */
export interface Making {
  readonly busy: boolean
  /** Why the server made nothing the last time. */
  readonly refusal: Refusal | null
  /** Counts up with each thing made: as its key, it leaves the form empty again. */
  readonly round: number
  /** Asks for it; `null` where it was refused. */
  make<C extends AgentCommand>(command: C, input: AgentInput<C>): Promise<AgentAnswers[C] | null>
}

/** @example const { make } = useMaking(); const made = await make('member:invite', { … }) */
export function useMaking(): Making {
  const { client } = useDesk()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const round = useSignal(0)
  return {
    busy: busy.value,
    refusal: refusal.value,
    round: round.value,
    async make(command, input) {
      busy.value = true
      const answer = await client.ask(command, input)
      busy.value = false
      refusal.value = answer.ok ? null : answer.error
      if (!answer.ok) return null
      round.value++
      return answer
    },
  }
}
