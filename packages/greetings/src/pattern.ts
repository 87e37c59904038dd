import type { GreetingPatterns, GreetingRange } from '@deskbell/protocol'
import { all, negate, some, type Truth } from './truth.ts'

/** Longer texts are cut before a match: addresses come from whoever made the link, and patterns can be slow. */
const longest = 1000
/** Only with flags, else `/contact/` would be a regular expression instead of a path. */
const expression = /^\/(.+)\/(i|u|iu|ui)$/

function hits(pattern: string, values: readonly string[]): Truth {
  const [, source, flags] = expression.exec(pattern) ?? []
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^]*')
  try {
    const matcher = new RegExp(source ?? `^${escaped}$`, source ? flags : 'iu')
    return values.some((value) => value !== '' && matcher.test(value.slice(0, longest)))
  } catch {
    // A mistake in the owner's pattern must neither fire a greeting nor reach the page.
    return null
  }
}

/**
 * Whether any of the values fits the patterns: `*` is any text, a leading `!` excludes, `/…/i` is a regular
 * expression; case does not matter. Exclusions alone mean "anything but". No values at all is a known nothing.
 *
 * @example matches(['/shop/*', '!/shop/sale'], ['/shop/shoes']) // true
 */
export function matches(patterns: GreetingPatterns, values: readonly string[]): Truth {
  const list = [patterns].flat()
  const wanted = list.filter((one) => !one.startsWith('!')).map((one) => hits(one, values))
  const excluded = list.filter((one) => one.startsWith('!')).map((one) => hits(one.slice(1), values))
  return all([wanted.length === 0 || some(wanted), negate(some(excluded))])
}

/** Counted seconds carry rounding errors from adding up; a rule for 6 must hold at 5.9999999. */
const rounding = 1e-6

/** A number means at least; a range holds with both its ends. */
export function within(range: GreetingRange, value: number | null | undefined): Truth {
  if (value == null || Number.isNaN(value)) return null
  const { min = -Infinity, max = Infinity } = typeof range === 'number' ? { min: range } : range
  return value >= min - rounding && value <= max + rounding
}
