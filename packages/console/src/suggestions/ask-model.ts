import type { Answer, Suggestion } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { sayRefusal } from '../settings/say-refusal.ts'
import type { Say } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

/** The answer needs some time to come back, too. */
export const graceMs = 5000

/** Why there are no words, for the agent. */
export function sayOutcome(say: Say, { outcome, reason }: Suggestion): string {
  if (reason === 'no-article') return say('suggest.noArticle')
  return outcome === 'answered' ? '' : say(`suggest.${outcome}`)
}

/** Asks the model, one thing at a time; why it gave none is said beside and to screen readers. */
export function useModel() {
  const { say, announce, client } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal('')
  const ask = async (question: (timeoutMs: number) => Promise<Answer<Suggestion>>): Promise<Suggestion | null> => {
    if (busy.value) return null
    busy.value = true
    fault.value = ''
    announce(say('suggest.working'))
    const answer = await question((client.site.peek()?.suggests ?? 0) + graceMs)
    busy.value = false
    fault.value = answer.ok ? sayOutcome(say, answer) : sayRefusal(say, answer.error)
    if (fault.value) announce(fault.value)
    return answer.ok && answer.outcome === 'answered' ? answer : null
  }
  return { busy, fault, ask }
}
