import type { GreetingPatterns, GreetingRange } from '@deskbell/protocol'
import { negate, some, type Truth } from './truth.ts'

/** Longer texts are cut before a match: addresses come from whoever made the link, and patterns can be slow. */
const longest = 1000
/** Only with flags, else `/contact/` would be a regular expression instead of a path. */
const expression = /^\/(.+)\/(i|u|iu|ui)$/

type Matcher = (values: readonly string[]) => Truth

function matcherOf(pattern: string): Matcher {
  const [, source, flags] = expression.exec(pattern) ?? []
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^]*')
  try {
    const matcher = new RegExp(source ?? `^${escaped}$`, source ? flags : 'iu')
    return (values) => values.some((value) => value !== '' && matcher.test(value.slice(0, longest)))
  } catch {
    // A mistake in the owner's pattern must neither fire a greeting nor reach the page.
    return () => null
  }
}

function matcherOfAll(patterns: GreetingPatterns): Matcher {
  const list = [patterns].flat()
  const wanted = list.filter((one) => !one.startsWith('!')).map(matcherOf)
  const excluded = list.filter((one) => one.startsWith('!')).map((one) => matcherOf(one.slice(1)))
  return (values) => {
    const anyHits = (matchers: readonly Matcher[]) => some(matchers, (hits) => hits(values))
    const isWanted = wanted.length === 0 || anyHits(wanted)
    if (isWanted === false) return false
    const isFree = negate(anyHits(excluded))
    return isFree && isWanted
  }
}

/** What was made of the patterns of the rule file, each once: every decision asks them all. */
const made = new Map<GreetingPatterns, Matcher>()

/**
 * Whether any of the values fits the patterns: `*` is any text, a leading `!` excludes, `/…/i` is a regular
 * expression; case does not matter. Exclusions alone mean "anything but". No values at all is a known nothing.
 *
 * @example matches(['/shop/*', '!/shop/sale'], ['/shop/shoes']) // true
 */
export function matches(patterns: GreetingPatterns, values: readonly string[]): Truth {
  const hits = made.get(patterns) ?? matcherOfAll(patterns)
  made.set(patterns, hits)
  return hits(values)
}

/** Counted seconds carry rounding errors from adding up; a rule for 6 must hold at 5.9999999. */
const rounding = 1e-6

/** A number means at least; a range holds with both its ends. */
export function within(range: GreetingRange, value: number | null | undefined): Truth {
  if (value == null || Number.isNaN(value)) return null
  const { min = -Infinity, max = Infinity } = typeof range === 'number' ? { min: range } : range
  return value >= min - rounding && value <= max + rounding
}
