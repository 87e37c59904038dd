import type { GreetingRules } from '@deskbell/protocol'
import { blocksOfAll } from './used.ts'

/** The selectors that `clicked` conditions name. */
export const selectorsOf = (rules: GreetingRules): string[] => [
  ...new Set(blocksOfAll(rules).flatMap((one) => one.clicked ?? [])),
]
