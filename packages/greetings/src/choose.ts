import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { capsOf } from './caps.ts'
import { conditionsOf, type Moment } from './check.ts'
import { once } from './once.ts'

/** Higher priority first; equal ones as the file has them. */
export function inOrder({ greetings }: GreetingRules): Greeting[] {
  return [...greetings].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
}

/** Those that are on, each with its conditions; made once of a rule file, which does not change while a page is open. */
const ready = once((rules: GreetingRules) =>
  inOrder(rules)
    .filter((one) => one.enabled !== false)
    .map((greeting) => ({ greeting, holds: conditionsOf(greeting.when) })),
)

/** The greetings that are due, in the order in which they are tried: conditions hold and no cap of their own is reached. */
export const greetingsDue = (rules: GreetingRules, at: Moment): Greeting[] =>
  ready(rules).flatMap(({ greeting, holds }) => (holds(at) && !capsOf(rules, greeting, at)[0] ? greeting : []))
