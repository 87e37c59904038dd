import type { GreetingRules } from '@deskbell/protocol'
import { blocksIn } from './used.ts'

/** The selectors that `clicked` conditions name. */
export function selectorsOf(rules: GreetingRules): string[] {
  const blocks = rules.greetings.flatMap((one) => blocksIn(one.when))
  return [...new Set(blocks.flatMap((one) => one.clicked ?? []))]
}
