import type { GreetingWhen } from '@deskbell/protocol'
import * as common from './check.ts'
import type { GreetingContext } from './context.ts'
import type { Truth } from './truth.ts'
import { whole } from './whole.ts'

/** Whether conditions hold: keys are ANDed, `any` ORed, `not` negated; `null` when a needed fact is unknown. */
export function checkWhen(when: GreetingWhen, context: GreetingContext): Truth {
  return common.checkWhen(when, whole(context))
}

/** The conditions that keep a greeting away: `when:seconds` is false, `unknown:cartValue` rests on a missing fact. */
export function whyNot(when: GreetingWhen, context: GreetingContext): string[] {
  return Object.keys(when).flatMap((key) => {
    const truth = common.check(key, when, whole(context))
    return truth ? [] : [`${truth === null ? 'unknown' : 'when'}:${key}`]
  })
}
