import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { capsOf } from './caps.ts'
import { checkWhen, type Moment } from './check.ts'

/** Higher priority first; equal ones as the file has them. */
export function inOrder({ greetings }: GreetingRules): Greeting[] {
  return [...greetings].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
}

/** The greetings that are due, in the order in which they are tried: conditions hold and no cap of their own is reached. */
export function greetingsDue(rules: GreetingRules, at: Moment): Greeting[] {
  return inOrder(rules).filter(
    (one) => one.enabled !== false && checkWhen(one.when, at) && capsOf(rules, one, at).length === 0,
  )
}
