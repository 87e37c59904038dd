import type { Greeting, GreetingRules, GreetingShow } from '@deskbell/protocol'

/**
 * FNV-1a, 32 bit, over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). Stable for ever: a change
 * would move visitors between variants.
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Spreads every bit over all (the finaliser of MurmurHash3, https://github.com/aappleby/smhasher). FNV-1a alone hardly
 * moves its high bits for texts that differ in the last letter, so that `visitor-1` to `visitor-9` would share a group.
 */
function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Where a text falls between 0 (with) and 1 (without). */
const share = (text: string): number => mix(fnv1a(text)) / 2 ** 32

/** Whether this visitor belongs to the comparison group: one group for the whole file, apart from all variants. */
export function inControl(rules: GreetingRules, visitorId: string): boolean {
  return share(`control:${visitorId}`) * 100 < (rules.control ?? 0)
}

/** The variant this visitor always gets, by cumulative weight. */
export function pickVariant(
  greeting: Greeting,
  visitorId: string,
  version: number,
): { id: string | null; show: GreetingShow } | null {
  const { show, variants = [] } = greeting
  if (show) return { id: null, show }
  const total = variants.reduce((sum, one) => sum + (one.weight ?? 1), 0)
  let left = share(`${visitorId}:${greeting.id}:${version}`) * total
  for (const variant of variants) {
    left -= variant.weight ?? 1
    if (left < 0) return variant
  }
  // There are none: a share is less than the whole.
  return null
}
