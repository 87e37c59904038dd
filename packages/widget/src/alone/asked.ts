import type { GivenAnswer, Survey } from '@deskbell/protocol'
import type { Offer } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

/** What this device knows of surveys that it asked outside of conversations; the server counts each once anyhow. */
export interface Asked {
  /** Who is drawn into samples; means nothing elsewhere. */
  who: string
  offers: Offer[]
}

type Keeps = Pick<App, 'memory' | 'clock'>
const key = 'survey:asked'

export function readAsked({ memory }: Pick<App, 'memory'>): Asked {
  const kept = memory.get(key) as Partial<Asked> | null
  return { who: kept?.who ?? `${Math.random()}`, offers: Array.isArray(kept?.offers) ? kept.offers : [] }
}

/** Keeps that a survey was put before the shopper, or how that ended. */
export function noteAsked({ memory, clock }: Keeps, survey: string, outcome: Offer['outcome']): void {
  const { who, offers } = readAsked({ memory })
  const standing = offers.find((one) => one.survey === survey && one.outcome === null)
  const offer = { survey, conversation: null, at: standing?.at ?? clock.now(), outcome }
  memory.set(key, { who, offers: [...offers.filter((one) => one !== standing), offer].slice(-20) })
}

/** The answer that a reply on a card stands for: an option's id, or a score. */
export function givenBy({ questions: [first] }: Survey, answer: string | undefined): GivenAnswer[] {
  if (!first || !answer) return []
  if (first.kind === 'choice') return [{ question: first.id, choices: [answer] }]
  return first.kind === 'rating' || first.kind === 'good-bad' ? [{ question: first.id, score: Number(answer) }] : []
}
