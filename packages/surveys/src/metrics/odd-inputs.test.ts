import { describe, expect, test } from 'vitest'
import * as metrics from './index.ts'

const z = 1.959963984540054

describe('counts as JSON may carry them', () => {
  const odd = { 1: 0, 3: 4, 5: 6, '': 9, good: 9, NaN: 9, '4.5': 3, ' 4 ': 0, '-1': 2, '1e1': 7 }

  test('words, blanks and points off or between those of the scale are no answers', () => {
    expect(metrics.csat_top2_5({ distribution: odd })).toMatchObject({ n: 10, satisfied: 6, scorePct: 60, mean: 4.2 })
    expect(metrics.ces_5({ distribution: odd })).toMatchObject({ n: 10, easyPct: 60, difficultPct: 0 })
    expect(metrics.ces_7({ distribution: odd })).toMatchObject({ n: 10, easyPct: 60, difficultPct: 40, netEasy: 20 })
    expect(metrics.nps({ distribution: odd })).toMatchObject({ n: 17, promoters: 7, detractors: 10, score: -17.65 })
  })

  test('counts that are none are left out', () => {
    const distribution = { 4: Number.NaN, 5: 5, 3: -2, 2: Number.POSITIVE_INFINITY }
    expect(metrics.csat_top2_5({ distribution })).toMatchObject({ n: 5, scorePct: 100, mean: 5 })
    expect(metrics.nps({ distribution })).toMatchObject({ n: 5, score: -100 })
    const { row } = metrics.likert_rows({ rows: { row: distribution }, min: 1, max: 5 })
    expect(row).toMatchObject({ n: 5, counts: [0, 0, 0, 0, 5], mean: 5, top2Pct: 100 })
    const { pair } = metrics.differential_pairs({ pairs: { pair: { distribution, good: 'low' } }, min: 1, max: 7 })
    expect(pair).toMatchObject({ n: 5, mean: -1 })
  })

  test('scores as text, NaN and infinity are no scores', () => {
    const responses = ['10', 8, Number.NaN, Number.POSITIVE_INFINITY, undefined, null, 7.5] as unknown as number[]
    expect(metrics.csat_mean_10({ responses })).toEqual({ n: 1, sum: 8, score: 8 })
    expect(metrics.likert_matrix_5({ rows: { row: ['5', 4, Number.NaN, 4.5] as unknown as number[] } })).toEqual({
      row: { n: 1, mean: 4, top2Pct: 100 },
    })
    expect(
      metrics.duration_stats_seconds({ seconds: [Number.NaN, 10, -5, Number.POSITIVE_INFINITY, 20] }),
    ).toMatchObject({
      ...{ n: 2, mean: 15, median: 15 },
    })
  })

  test('chosen twice is chosen once; what is no option is no selection', () => {
    const responses = [['a', 'a', 'gone'], [], ['b', 'a']]
    expect(metrics.multi_choice({ options: ['a', 'b'], responses })).toEqual({
      ...{ respondents: 3, selections: 3, pctOfRespondents: [66.67, 33.33], pctOfSelections: [66.67, 33.33] },
    })
  })
})

/** By the closed forms: at 0 of n Wilson’s upper end is z²/(n + z²), at n of n the lower n/(n + z²) (Wilson 1927). */
describe('intervals at their extremes', () => {
  test.each([1, 2, 4, 5, 6, 30, 1e6])('none and all of %d', (n) => {
    expect(metrics.wilson_95({ successes: 0, n })).toEqual({
      p: 0,
      low: 0,
      high: metrics.round(z ** 2 / (n + z ** 2), 6),
    })
    expect(metrics.wilson_95({ successes: n, n })).toEqual({ p: 1, low: metrics.round(n / (n + z ** 2), 6), high: 1 })
  })

  test('NPS: one answer, all passive, half and half', () => {
    const adjusted = (promoters: number, detractors: number, n: number) => {
      const [p, d, m] = [promoters + 0.75, detractors + 0.75, n + 3]
      const half = (100 * z * Math.sqrt((p + d) / m - ((p - d) / m) ** 2)) / Math.sqrt(m)
      return [-1, 1].map((side) => metrics.round(Math.min(100, Math.max(-100, (100 * (p - d)) / m + side * half)), 2))
    }
    expect(metrics.nps({ distribution: { 10: 1 } })).toMatchObject({ score: 100, adjustedWald95: adjusted(1, 0, 1) })
    expect(metrics.nps({ distribution: { 7: 3, 8: 2 } })).toMatchObject({ score: 0, adjustedWald95: adjusted(0, 0, 5) })
    expect(metrics.nps({ distribution: { 0: 50, 10: 50 } })).toMatchObject({
      ...{ score: 0, standardErrorPoints: 10, wald95: [-19.6, 19.6], adjustedWald95: adjusted(50, 50, 100) },
    })
  })

  test('a mean keeps to its scale and has no interval from one answer', () => {
    expect(metrics.ces_7({ distribution: { 7: 4, 1: 1 } }).meanCi95).toEqual([3.448, 7])
    expect(metrics.ces_7({ distribution: { 4: 1 } })).toMatchObject({ sd: null, meanCi95: null })
    expect(metrics.ces_7({ distribution: { 1: 1, 7: 1 } }).meanCi95).toEqual([1, 7])
  })

  test('a score is shown from five answers on, to the one', () => {
    expect([0, 4, 5, 29, 30].map((n) => metrics.suppression({ n }).show)).toEqual([false, false, true, true, true])
    expect(metrics.suppression({ n: 5, minimumN: 5, lowN: 5 })).toEqual({ show: true, warnLow: false })
  })
})

describe('shares', () => {
  test.each([
    [
      [1, 1, 1, 1, 1, 1],
      [17, 17, 17, 17, 16, 16],
    ],
    [
      [1, 1, 1, 1, 1, 1, 1],
      [15, 15, 14, 14, 14, 14, 14],
    ],
    [
      [0, 0, 3],
      [0, 0, 100],
    ],
    [
      [1, 199],
      [1, 99],
    ],
    [
      [1, 200],
      [0, 100],
    ],
    [[], []],
  ])('%j are %j, ties to the lower index', (counts, percent) => {
    expect(metrics.integer_percentages({ counts })).toEqual({ percent })
  })

  test('ranks of one, two and equal values', () => {
    expect(metrics.duration_stats_seconds({ seconds: [7] })).toEqual({ n: 1, mean: 7, median: 7, p90: 7, p95: 7 })
    expect(metrics.duration_stats_seconds({ seconds: [1, 3] })).toMatchObject({ median: 2, p90: 3 })
    expect(metrics.duration_stats_seconds({ seconds: Array(20).fill(5) })).toMatchObject({ median: 5, p95: 5 })
  })

  test('two groups: the sign follows the variant, the order does not change p', () => {
    const [a, b] = [
      { conversions: 30, n: 200 },
      { conversions: 45, n: 200 },
    ]
    const there = metrics.two_proportion_z({ control: a, variant: b })
    const back = metrics.two_proportion_z({ control: b, variant: a })
    // p̄ = 75/400, z = 0.075 / √(p̄(1 − p̄)·2/200)
    expect(there.z).toBe(metrics.round(0.075 / Math.sqrt((75 / 400) * (325 / 400) * (2 / 200)), 4))
    expect([back.z, back.pValue]).toEqual([-there.z!, there.pValue])
    expect(metrics.two_proportion_z({ control: { conversions: 0, n: 9 }, variant: a }).relativeLiftPct).toBeNull()
  })
})
