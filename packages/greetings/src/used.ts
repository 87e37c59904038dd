import type { GreetingRules, GreetingWhen } from '@deskbell/protocol'

/** A block of conditions and all that are nested in it. */
function blocksIn(when: GreetingWhen): GreetingWhen[] {
  return [when, ...[...(when.any ?? []), when.not ?? []].flat().flatMap(blocksIn)]
}

/** The blocks of all greetings that are on. */
export const blocksOfAll = ({ greetings }: GreetingRules): GreetingWhen[] =>
  greetings.flatMap((one) => (one.enabled === false ? [] : blocksIn(one.when)))

/** Every condition that some greeting uses, so that the page is only watched for what matters. */
export const conditionsUsed = (rules: GreetingRules): Set<string> => new Set(blocksOfAll(rules).flatMap(Object.keys))
