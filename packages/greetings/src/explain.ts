import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { blocksOf, capsOf } from './caps.ts'
import { conditionOf, type Moment } from './check.ts'
import { inOrder } from './choose.ts'
import type { fill } from './fill.ts'

/** One greeting, and what speaks against it now. */
export interface Explained {
  id: string
  fires: boolean
  reasons: string[]
}

/** The conditions that keep a greeting away: `when:seconds` is false, `unknown:cartValue` rests on a missing fact. */
export function whyNot({ when }: Pick<Greeting, 'when'>, at: Moment): string[] {
  return Object.keys(when).flatMap((key) => {
    const truth = conditionOf(key, when)(at)
    return truth ? [] : [`${truth === null ? 'unknown' : 'when'}:${key}`]
  })
}

/**
 * Why each greeting does or does not show now, in the order in which they are tried.
 *
 * @param fillWords `fill`, which a page has only once a card is due
 */
export function explain(rules: GreetingRules, at: Moment, fillWords: typeof fill): Explained[] {
  const blocks = blocksOf(rules, at)
  const control = at.rare?.inControl(rules, at.visitorId) ? ['control'] : []
  let taken = false
  return inOrder(rules).map((greeting) => {
    const own = [
      ...(greeting.enabled === false ? ['disabled'] : []),
      ...whyNot(greeting, at),
      ...capsOf(rules, greeting, at),
      ...(fillWords(rules, greeting, at) ? [] : ['text']),
      ...blocks,
    ]
    const reasons = own.length > 0 ? own : taken ? ['outranked'] : control
    taken ||= own.length === 0
    return { id: greeting.id, fires: reasons.length === 0, reasons }
  })
}
