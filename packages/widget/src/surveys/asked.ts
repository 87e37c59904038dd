import type { GreetingSeen } from '@deskbell/greetings/memory'
import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { cooldownOf, type Offer } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

type Keeps = Pick<App, 'memory' | 'clock'>
/** Kept as what she likes is: in all tabs, for good. Greetings read it, too. */
const key = 'like:surveys'
const day = 86_400_000

/** What this device knows of surveys that were put before the shopper; the server counts each once anyhow. */
function readOffers({ memory }: Keeps): Offer[] {
  const kept = memory.get(key)
  return Array.isArray(kept) ? (kept as Offer[]) : []
}

/** What greetings keep of those that asked the first question of a survey on a card. */
function readCards({ memory }: Keeps): Offer[] {
  const kept = memory.get('greetings') as { memory?: { seen?: Record<string, GreetingSeen> } } | null
  return Object.entries(kept?.memory?.seen ?? {})
    .filter(([id, { control }]) => /^survey-/.test(id) && !control)
    .map(([id, { at, dismissedAt }]) => ({
      ...{ survey: id.slice(7), conversation: null, at },
      outcome: dismissedAt ? 'skipped' : null,
    }))
}

/**
 * What was asked too short a time ago for this survey to be asked now; one that still stands outside of conversations is
 * asked on. Holds without the server and for whoever the shopper is: the device remembers.
 */
export function askedTooLately(app: Keeps, survey: Survey): Offer[] {
  const since = app.clock.now() - cooldownOf(survey) * day
  const stands = (one: Offer) => one.survey === survey.id && one.conversation === null && one.outcome === null
  return [...readCards(app), ...readOffers(app)].filter((one) => one.at > since && !stands(one))
}

/** Keeps that a survey was put before the shopper, or how that ended. */
function note(app: Keeps, survey: string, conversation: string | null, outcome: Offer['outcome']): void {
  const offers = readOffers(app)
  const at = offers.findIndex(
    (one) => one.survey === survey && one.conversation === conversation && one.outcome === null,
  )
  const [standing] = at < 0 ? [] : offers.splice(at, 1)
  const offer = { survey, conversation, at: standing?.at ?? app.clock.now(), outcome }
  app.memory.set(key, [...offers, offer].slice(-20))
}

/** A survey stands before the shopper. */
export function beginAsked(app: App, survey: string, conversationId: string | null): void {
  note(app, survey, conversationId, null)
  app.host.emit('survey:shown', { survey, conversationId })
}

/** It was answered or skipped. */
export function endAsked(
  app: App,
  survey: string,
  conversationId: string | null,
  outcome: 'answered' | 'skipped',
  answers: GivenAnswer[],
): void {
  note(app, survey, conversationId, outcome)
  const isAnswered = outcome === 'answered'
  app.host.emit(isAnswered ? 'survey:answered' : 'survey:dismissed', { survey, conversationId, answers })
  if (isAnswered) app.announce(app.t.value('survey.thanks'))
}

export const thanksOf = (app: App, { thanks }: Survey): string =>
  thanks ? app.say(thanks) : app.t.value('survey.thanks')

/** The answer that a reply on a card stands for: an option's id, or a score. */
export function givenBy({ questions: [first] }: Survey, answer: string | undefined): GivenAnswer[] {
  if (!first || !answer) return []
  if (first.kind === 'choice') return [{ question: first.id, choices: [answer] }]
  return first.kind === 'rating' || first.kind === 'good-bad' ? [{ question: first.id, score: Number(answer) }] : []
}
