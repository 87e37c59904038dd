import type { GreetingRules } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import type { GreetingMemory } from './memory.ts'
import { matches } from './pattern.ts'

const hour = 3_600_000

export interface GoalReached {
  greeting: string
  variant: string | null
  /** The visitor belongs to the comparison group. */
  control: boolean
}

/**
 * Credits greetings whose goal this event or page is: the first within the goal's hours (24) after the visitor last
 * saw the greeting, once per visitor. Returns what to record and the memory to keep.
 */
export function rememberGoal(
  rules: GreetingRules,
  memory: GreetingMemory,
  signal: { event: string } | { url: string },
  now: number,
): { reached: GoalReached[]; memory: GreetingMemory } {
  const reached = rules.greetings.flatMap(({ id, goal }) => {
    const seen = memory.seen[id]
    if (!goal || !seen || seen.count === 0 || seen.goal || now - seen.at > (goal.hours ?? 24) * hour) return []
    const hit =
      'event' in signal
        ? goal.event !== undefined && matches(goal.event, [signal.event])
        : goal.url !== undefined && matchesAddress(goal.url, signal.url)
    return hit ? [{ greeting: id, variant: seen.variant, control: seen.control }] : []
  })
  const marked = reached.map(({ greeting }) => [greeting, { ...memory.seen[greeting]!, goal: true }] as const)
  return { reached, memory: { ...memory, seen: { ...memory.seen, ...Object.fromEntries(marked) } } }
}
