import type { GreetingWhen } from '@deskbell/protocol'
import * as common from './check.ts'
import type { GreetingContext } from './context.ts'
import * as explained from './explain.ts'
import type { Truth } from './truth.ts'
import { whole } from './whole.ts'

/** Whether conditions hold: keys are ANDed, `any` ORed, `not` negated; `null` when a needed fact is unknown. */
export function checkWhen(when: GreetingWhen, context: GreetingContext): Truth {
  return common.conditionsOf(when)(whole(context))
}

/** The conditions that keep a greeting away. */
export const whyNot = (when: GreetingWhen, context: GreetingContext): string[] =>
  explained.whyNot({ when }, whole(context))
