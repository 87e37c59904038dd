import type { AgentInput, Answer, Suggestion } from '@deskbell/protocol'
import type { Model } from '../answers/answerer.ts'
import { inTime, NotWritten } from '../answers/in-time.ts'
import { type Made, nothingMade } from '../answers/make-answer.ts'
import type { Answers } from '../answers/request-answer.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { suggest } from './suggest.ts'
import { faultOf, figuresDiffer, longestOf, translationPrompt } from './translation.ts'
import { type Veiled, veil } from './veil.ts'

/** Longest translation that is paid for: scripts differ in how much of them a token holds. */
const mostTokens = 4000

async function write(model: Model, veiled: Veiled, to: string, end: AbortSignal, alive: () => void) {
  const made = { written: '', tokens: 0 }
  for await (const piece of model.say(translationPrompt(veiled.text, to), mostTokens, end)) {
    alive()
    if ('tokens' in piece) made.tokens = piece.tokens
    else made.written += piece.text
    // Who writes on and on is not translating.
    if (made.written.length > longestOf(veiled.text)) break
  }
  return made
}

async function translate(model: Model, veiled: Veiled, to: string, timeoutMs: number, ended: AbortSignal) {
  try {
    const { written, tokens } = await inTime(timeoutMs, ended, (end, alive) => write(model, veiled, to, end, alive))
    const fault = faultOf(written, veiled, to)
    const made: Made = fault
      ? { ...nothingMade('refused', fault), written, tokens }
      : { ...nothingMade('answered', null), written, tokens, shown: veiled.lift(written.trim()) }
    return { ...made, figuresDiffer: fault === null && figuresDiffer(written, veiled) }
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    return nothingMade('failed', error.reason)
  }
}

/** Has words of a conversation translated for an agent; numbers and addresses stay here and are put back afterwards. */
export function translateText(
  deps: Deps,
  answers: Answers,
  who: AgentWho,
  { cid, conversation, text, to }: AgentInput<'text:translate'>,
): Promise<Answer<Suggestion>> {
  const veiled = veil(text)
  const wanted = { kind: 'translation' as const, cid, conversation, question: veiled.text }
  return suggest(deps, answers, who, wanted, async () => {
    const writer = answers.models.get(who.site)
    const settings = deps.sites.get(who.site)?.answers
    if (!writer || !settings) return nothingMade('failed', 'gone')
    return translate(writer.model, veiled, to, settings.timeoutSeconds * 1000, answers.ended)
  })
}
