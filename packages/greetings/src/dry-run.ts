import type { GreetingRules } from '@deskbell/protocol'
import type { GreetingContext, GreetingFacts, GreetingVars } from './context.ts'
import { explainGreeting } from './decide.ts'
import type { Explained } from './explain.ts'
import { emptyMemory } from './memory.ts'

/** A moment in a shop, imagined or recorded. */
export interface DryMoment {
  /** Milliseconds since 1970. */
  now: number
  /** Minutes that local time is ahead of UTC. */
  utcOffset: number
  locale: string
  /** What is known of it; the rest is as for an ordinary shopper who has read the page for a minute. */
  facts: GreetingFacts
  vars?: GreetingVars
}

/** A shopper on a desktop who came by herself, saw three pages, did nothing yet, while people are there. */
const ordinary: GreetingFacts = {
  ...{
    seconds: 60,
    idleSeconds: 0,
    scroll: 50,
    pages: 3,
    visits: 1,
    daysSinceSurvey: 9999,
    exitIntent: false,
    cartIdleMinutes: 0,
  },
  ...{ referrer: '', device: 'desktop', identified: false, hours: 'open', agents: 'online', events: [], clicked: [] },
}

/** The context of such a moment, for a shopper who has not seen any greeting before. */
export function dryContext({ now, utcOffset, locale, facts, vars }: DryMoment): GreetingContext {
  const whole = { ...ordinary, ...facts }
  return {
    ...{ now, utcOffset, locale, visitorId: 'dry-run', session: 'dry-run', pageId: 'dry-run' },
    pageSeconds: Math.max(whole.seconds ?? 0, 0),
    memory: emptyMemory,
    busy: [],
    facts: { sessionSeconds: whole.seconds ?? null, language: locale, ...whole },
    ...(vars && { vars }),
  }
}

/** What each rule would do at this moment, in the order in which they are tried; nobody is held back for comparison. */
export const dryRun = (rules: GreetingRules, moment: DryMoment): Explained[] =>
  explainGreeting({ ...rules, control: 0 }, dryContext(moment))
