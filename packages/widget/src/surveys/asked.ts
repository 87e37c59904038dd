import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { cooldownOf } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

type Keeps = Pick<App, 'memory' | 'clock'>
/** Kept as what she likes is: in all tabs, for good. Greetings read it, too. */
const key = 'like:surveys'
const day = 86_400_000

/** When something was last put before the shopper. */
interface Asked {
  at: number
  /** `null` while it stands there. */
  outcome?: 'answered' | 'skipped' | null
  /** Of a card: when it was closed, and whether it was withheld. */
  dismissedAt?: number | null
  control?: boolean
}

const nameOf = (survey: string): string => `survey-${survey}`

const readAsked = ({ memory }: Keeps) => memory.get(key) as Record<string, Asked> | null

/** What greetings remember of this visit, cards that asked the first question of a survey among it. */
const readCards = ({ memory }: Keeps) =>
  (memory.get('greetings') as { memory?: { seen?: Record<string, Asked> } } | null)?.memory?.seen

/**
 * Why a survey rests: it was answered on this device, or something was asked too short a time ago. Holds without the
 * server and for whoever the shopper is.
 */
export function restsFor(app: Keeps, survey: Survey): 'answered' | 'asked' | null {
  const since = app.clock.now() - cooldownOf(survey) * day
  const own = nameOf(survey.id)
  const asked = { ...readCards(app), ...readAsked(app) }
  if (asked[own]?.outcome === 'answered' && asked[own].at > since) return 'answered'
  // One that still stands is asked on.
  const isNear = ([name, one]: [string, Asked]) =>
    /^survey-/.test(name) && one.at > since && !one.control && (name !== own || one.outcome || one.dismissedAt)
  return Object.entries(asked).some(isNear) ? 'asked' : null
}

function note(app: Keeps, survey: string, outcome: 'answered' | 'skipped' | null): void {
  app.memory.set(key, { ...readAsked(app), [nameOf(survey)]: { at: app.clock.now(), outcome } })
}

/** A survey stands before the shopper. */
export function beginAsked(app: App, survey: string, conversationId: string | null): void {
  note(app, survey, null)
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
  note(app, survey, outcome)
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
