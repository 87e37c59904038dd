import type { GivenAnswer, Survey } from '@deskbell/protocol'
import type { Offer } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

type Keeps = Pick<App, 'memory' | 'clock'>
/** Kept as what she likes is: in all tabs, for good. */
const key = 'like:surveys'

/** What this device knows of surveys that were asked outside of conversations; the server counts each once anyhow. */
function readOffers({ memory }: Pick<App, 'memory'>): Offer[] {
  const kept = memory.get(key)
  return Array.isArray(kept) ? (kept as Offer[]) : []
}

export const wasAnswered = (app: Pick<App, 'memory'>, survey: string): boolean =>
  readOffers(app).some((one) => one.survey === survey && one.outcome === 'answered')

/** Keeps that a survey was put before the shopper, or how that ended. */
export function noteAsked({ memory, clock }: Keeps, survey: string, outcome: Offer['outcome']): void {
  const offers = readOffers({ memory })
  const standing = offers.find((one) => one.survey === survey && one.outcome === null)
  const offer = { survey, conversation: null, at: standing?.at ?? clock.now(), outcome }
  memory.set(key, [...offers.filter((one) => one !== standing), offer].slice(-20))
}

/** The answer that a reply on a card stands for: an option's id, or a score. */
export function givenBy({ questions: [first] }: Survey, answer: string | undefined): GivenAnswer[] {
  if (!first || !answer) return []
  if (first.kind === 'choice') return [{ question: first.id, choices: [answer] }]
  return first.kind === 'rating' || first.kind === 'good-bad' ? [{ question: first.id, score: Number(answer) }] : []
}
