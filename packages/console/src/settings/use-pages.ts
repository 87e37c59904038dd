import type { AgentAnswers, AgentCommand, AgentInput } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useDesk } from '../use-desk.ts'
import { useAnswer } from './use-answer.ts'

/** A long list as far as it was asked for. */
export interface Pages<Page> {
  /** `null` until the first page is known. */
  readonly page: Page | null
  readonly failed: boolean
  readonly busy: boolean
  /** Fetches what follows. */
  more(known: Page): void
}

interface PagesProps<C extends AgentCommand> {
  command: C
  first: AgentInput<C>
  /** What to ask for after what is known. */
  after(known: AgentAnswers[C]): AgentInput<C>
  /** What is known with what came. */
  join(known: AgentAnswers[C], next: AgentAnswers[C]): AgentAnswers[C]
}

/** Reads a list page by page, the newest first. */
export function usePages<C extends AgentCommand>({
  command,
  first,
  after,
  join,
}: PagesProps<C>): Pages<AgentAnswers[C]> {
  const { say, client, announce } = useDesk()
  const asked = useAnswer(command, first)
  const busy = useSignal(false)
  const more = async (known: AgentAnswers[C]) => {
    if (busy.value) return
    busy.value = true
    const answer = await client.ask(command, after(known))
    busy.value = false
    if (answer.ok) asked.value.value = join(known, answer)
    else announce(say('settings.failed'))
  }
  return { page: asked.value.value, failed: asked.failed, busy: busy.value, more: (known) => void more(known) }
}
