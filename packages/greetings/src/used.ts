import type { GreetingRules, GreetingWhen } from '@deskbell/protocol'

/** A block of conditions and all that are nested in it. */
export function blocksIn(when: GreetingWhen): GreetingWhen[] {
  return [when, ...[...(when.any ?? []), when.not ?? []].flat().flatMap(blocksIn)]
}

/** Every condition that some greeting uses, so that the page is only watched for what matters. */
export function conditionsUsed(rules: GreetingRules): Set<string> {
  const blocks = rules.greetings.filter((one) => one.enabled !== false).flatMap((one) => blocksIn(one.when))
  return new Set(blocks.flatMap(Object.keys))
}
