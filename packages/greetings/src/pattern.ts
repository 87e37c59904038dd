import type { GreetingPatterns, GreetingRange } from '@deskbell/protocol'
import { once } from './once.ts'
import { negate, some, type Truth } from './truth.ts'

/** Longer texts are cut before a match: addresses come from whoever made the link, and patterns can be slow. */
const longest = 1000
/** Only with flags, else `/contact/` would be a regular expression instead of a path. */
const expression = /^\/(.+)\/(i|u|iu|ui)$/

type Matcher = (values: readonly string[]) => Truth

function matcherOfOne(pattern: string): Matcher {
  const [, source, flags] = expression.exec(pattern) ?? []
  const escaped = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^]*')
    .replace(/^(\/.+[^/*]\/)$/, '$1?')
  try {
    const matcher = new RegExp(source ?? `^${escaped}$`, source ? flags : 'iu')
    return (values) => values.some((value) => value !== '' && matcher.test(value.slice(0, longest)))
  } catch {
    // A mistake in the owner's pattern must neither fire a greeting nor reach the page.
    return () => null
  }
}

function matcherOf(patterns: GreetingPatterns): Matcher {
  const list = [patterns].flat()
  const isExcluded = (one: string) => one.startsWith('!')
  const excluded = list.filter(isExcluded).map((one) => matcherOfOne(one.slice(1)))
  const wanted = list.filter((one) => !isExcluded(one)).map(matcherOfOne)
  return (values) => {
    const anyHits = (matchers: readonly Matcher[]) => some(matchers, (hits) => hits(values))
    const isWanted = !wanted[0] || anyHits(wanted)
    return isWanted === false ? isWanted : negate(anyHits(excluded)) && isWanted
  }
}

/** Every decision asks all patterns of the rule file. */
const made = once(matcherOf, new Map<GreetingPatterns, Matcher>())

/**
 * Whether any of the values fits the patterns: `*` is any text, a leading `!` excludes, `/…/i` is a regular
 * expression; case does not matter, nor the last slash of a path. Exclusions alone mean "anything but". No values at all is a known nothing.
 *
 * @example matches(['/shop/*', '!/shop/sale'], ['/shop/shoes']) // true
 */
export const matches = (patterns: GreetingPatterns, values: readonly string[]): Truth => made(patterns)(values)

/** Counted seconds carry rounding errors from adding up; a rule for 6 must hold at 5.9999999. */
const rounding = 1e-6

/** A number means at least; a range holds with both its ends. */
export function within(range: GreetingRange): (value: number | null | undefined) => Truth {
  const { min = -Infinity, max = Infinity } = typeof range === 'number' ? { min: range } : range
  return (value) => (value == null || Number.isNaN(value) ? null : value >= min - rounding && value <= max + rounding)
}
