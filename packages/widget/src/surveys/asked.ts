import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { cooldownOf, talkMs } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

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

/**
 * Why a survey is not asked now: in the middle of a conversation, which is shown instead; after it was answered on this
 * device; or because something was asked too short a time ago. Holds without the server and for whoever the shopper is.
 */
export function restsFor(
  { memory, clock, chats }: Pick<App, 'memory' | 'clock' | 'chats'>,
  survey: Survey,
): 'talking' | 'answered' | 'asked' | null {
  const now = clock.now()
  const since = now - cooldownOf(survey) * day
  const own = `survey-${survey.id}`
  // What greetings remember of this visit: cards that asked the first question of a survey are among it.
  const greetings = memory.get('greetings') as { memory?: { seen?: Record<string, Asked> } } | null
  const asked = { ...greetings?.memory?.seen, ...(memory.get(key) as Record<string, Asked> | null) }
  const near = Object.keys(asked).filter((name) => /^survey-/.test(name) && asked[name]!.at > since)
  // One that still stands is asked on.
  const counts = (name: string) => {
    const { control, outcome, dismissedAt } = asked[name]!
    return !control && (name !== own || outcome || dismissedAt)
  }
  if (chats.list.peek().some(({ status, updatedAt }) => now - updatedAt < talkMs(status))) return 'talking'
  if (near.includes(own) && asked[own]!.outcome === 'answered') return 'answered'
  return near.some(counts) ? 'asked' : null
}

function note({ memory, clock }: App, survey: string, outcome: 'answered' | 'skipped' | null): void {
  memory.set(key, { ...(memory.get(key) as object | null), [`survey-${survey}`]: { at: clock.now(), outcome } })
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
  return /^(rat|good)/.test(first.kind) ? [{ question: first.id, score: Number(answer) }] : []
}
