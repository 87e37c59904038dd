import { describe, expect, test } from 'vitest'
import { dryContext } from './dry-run.ts'
import { all, negate, some, type Truth } from './truth.ts'
import { checkWhen } from './when.ts'

const values: Truth[] = [true, false, null]
const pairs = values.flatMap((a) => values.map((b) => [a, b] as const))
const itself = (one: Truth) => one

/** Strong three-valued logic (Kleene 1952, § 64): the least of both for "and", the greatest for "or". */
const rank = (one: Truth) => (one === true ? 2 : one === null ? 1 : 0)
const ofRank = (one: number): Truth => [false, null, true][one]!

describe('three values', () => {
  test.each(pairs)('%j and %j', (a, b) => {
    expect(all([a, b], itself)).toBe(ofRank(Math.min(rank(a), rank(b))))
    expect(some([a, b], itself)).toBe(ofRank(Math.max(rank(a), rank(b))))
    // De Morgan holds with the third value, too.
    expect(negate(all([a, b], itself))).toBe(some([negate(a), negate(b)], itself))
  })

  test('of none, all hold and not one does', () => {
    expect([all([], itself), some([], itself)]).toEqual([true, false])
  })

  /** A condition of each value: pages are known, the country is not. */
  const when = (one: Truth) => (one === null ? { country: 'EE' } : { pages: one ? 1 : 9 })
  const at = dryContext({ now: 0, utcOffset: 0, locale: 'en', facts: { pages: 1 } })
  test.each(pairs)('in a rule file: %j and %j', (a, b) => {
    const both = { any: [when(a)], not: { not: when(b) } }
    expect(checkWhen(both, at)).toBe(all([a, b], itself))
    expect(checkWhen({ any: [when(a), when(b)] }, at)).toBe(some([a, b], itself))
    expect(checkWhen({ not: { any: [when(a), when(b)] } }, at)).toBe(negate(some([a, b], itself)))
  })
})
