import type { Flow } from '@deskbell/protocol'
import { fold } from '../fold.ts'
import type { BotContext, BotState } from '../types.ts'
import { holds } from './holds.ts'
import { situationOf } from './situation.ts'

/** The flow that this message or greeting starts, if any. */
export function flowStartedBy(
  start: { text: string } | { greeting: string },
  state: BotState,
  context: BotContext,
): Flow | undefined {
  const heard = 'text' in start ? ` ${fold(start.text)} ` : ''
  return context.assistant.flows.find(({ startsOn, when }) => {
    const starts =
      'greeting' in start ? startsOn?.greeting === start.greeting : saidIn(heard, startsOn?.words, context.locale)
    return starts && holds(when, situationOf(state, context))
  })
}

function saidIn(heard: string, words: Record<string, string[]> | undefined, locale: string): boolean {
  const tags = [locale, locale.split('-')[0]!, 'en']
  const phrases = tags.flatMap((tag) => (words && Object.hasOwn(words, tag) ? words[tag]! : []))
  return phrases.some((phrase) => containsPhrase(heard, fold(phrase)))
}

/** Chinese and Thai have no spaces to stand between. */
const containsPhrase = (heard: string, phrase: string): boolean =>
  phrase !== '' && heard.includes(/\p{sc=Han}|\p{sc=Thai}/u.test(phrase) ? phrase : ` ${phrase} `)
