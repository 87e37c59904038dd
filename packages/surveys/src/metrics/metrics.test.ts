import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as metrics from './index.ts'

interface Example {
  id: string
  metric: string
  input: unknown
  expected: unknown
}
const file = resolve(import.meta.dirname, '../../../../../shared/survey-math.json')
const examples = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] }).examples : []
if (examples.length === 0)
  console.warn('SKIPPED: the shared worked examples of survey metrics are not beside the project')
const byName = metrics as unknown as Record<string, (input: unknown) => unknown>

describe.skipIf(examples.length === 0)('S9 S10 S11 worked examples', () => {
  test.each(examples)('$id', ({ metric, input, expected }) => {
    expect(byName[metric]!(input)).toEqual(expected)
  })
})

describe('by hand', () => {
  test('3 of 3 satisfied is 100 %, but the interval says how little that means', () => {
    const { scorePct, wilson95Pct } = metrics.csat_top2_5({ distribution: { 5: 3 } })
    expect(scorePct).toBe(100)
    // (1 + z²/6 − z·√(z²/36)) / (1 + z²/3) = 1/(1 + z²/3)
    expect(wilson95Pct![0]).toBe(metrics.round(100 / (1 + 1.959963984540054 ** 2 / 3), 2))
  })
  test('no answers give null, never 0', () => {
    expect(metrics.ces_5({ distribution: {} })).toEqual({ n: 0, mean: null, easyPct: null, difficultPct: null })
    expect(metrics.nps({ distribution: {} }).score).toBeNull()
  })
  test('whole percentages sum to 100', () => {
    for (const counts of [
      [1, 1, 1],
      [2, 3, 7, 11],
      [1, 0, 999],
    ]) {
      expect(metrics.integer_percentages({ counts }).percent.reduce((a, b) => a + b)).toBe(100)
    }
  })
  test('a score is hidden below five answers and marked below thirty', () => {
    expect([4, 5, 29, 30].map((n) => metrics.suppression({ n }))).toEqual([
      { show: false, warnLow: false },
      { show: true, warnLow: true },
      { show: true, warnLow: true },
      { show: true, warnLow: false },
    ])
  })
  test('a Likert row: 2·3, 1·4, 1·5 has the mean 3.75 ± z·0.957427/2', () => {
    const { polite } = metrics.likert_rows({ rows: { polite: { 3: 2, 4: 1, 5: 1 } }, min: 1, max: 5 })
    expect(polite).toEqual({
      ...{ n: 4, counts: [0, 0, 2, 1, 1], percent: [0, 0, 50, 25, 25], mean: 3.75, top2Pct: 50 },
      meanCi95: [2.8117, 4.6883],
    })
  })
  test('a Likert row agrees with the worked formula on 1–5, and nobody is null', () => {
    const responses = [5, 4, 3, null]
    const worked = metrics.likert_matrix_5({ rows: { easy: responses } }).easy
    const rows = { easy: { 3: 1, 4: 1, 5: 1 }, none: {} }
    const counted = metrics.likert_rows({ rows, min: 1, max: 5 })
    expect(counted.easy).toMatchObject(worked!)
    expect(counted.none).toEqual({
      ...{ n: 0, counts: [0, 0, 0, 0, 0], percent: [0, 0, 0, 0, 0], mean: null, meanCi95: null, top2Pct: null },
    })
  })
  test('a pair is turned so that + is the good word: 6, 7, 5 and 2, 1, 3 are +2 ± z·1/√3', () => {
    const pairs = {
      pace: { distribution: { 5: 1, 6: 1, 7: 1 }, good: 'high' as const },
      mood: { distribution: { 1: 1, 2: 1, 3: 1 }, good: 'low' as const },
      alone: { distribution: { 4: 1 }, good: 'low' as const },
    }
    const { pace, mood, alone } = metrics.differential_pairs({ pairs, min: 1, max: 7 })
    expect(pace).toEqual({ n: 3, mean: 2, sd: 1, meanCi95: [0.8684, 3] })
    expect(mood).toEqual(pace)
    expect(alone).toEqual({ n: 1, mean: 0, sd: null, meanCi95: null })
    expect(metrics.differential_pairs({ pairs: { pace: pairs.pace }, min: 1, max: 7 }).pace?.mean).toBe(
      metrics.semantic_differential_7({ pairs: { pace: { responses: [5, 6, 7], positiveSide: 'right' } } }).pace,
    )
  })
})

describe('at the edges', () => {
  test('what lies off the scale is no answer', () => {
    expect(metrics.csat_top2_5({ distribution: { 0: 9, 4: 1, 5: 1, 6: 9 } })).toMatchObject({ n: 2, scorePct: 100 })
    expect(metrics.csat_mean_10({ responses: [10, null, 8, 0, 11] })).toEqual({ n: 2, sum: 18, score: 9 })
    expect(metrics.ces_7({ distribution: { 0: 3, 7: 2, 8: 3 } })).toMatchObject({ n: 2, mean: 7, netEasy: 100 })
    expect(metrics.nps({ distribution: { '-1': 5, 10: 1, 11: 5 } })).toMatchObject({ n: 1, score: 100 })
    expect(
      metrics.semantic_differential_7({ pairs: { pace: { responses: [7, null], positiveSide: 'right' } } }),
    ).toEqual({ pace: 3 })
  })

  test('all of one mind: no deviation, an interval of the mean without width, shares with one', () => {
    const all = { distribution: { 5: 40 } }
    expect(metrics.ces_7(all)).toMatchObject({ mean: 5, sd: 0, meanCi95: [5, 5], easyPct: 100 })
    expect(metrics.csat_top2_5(all).wilson95Pct).toEqual([91.24, 100])
    expect(metrics.nps({ distribution: { 6: 8 } })).toMatchObject({ score: -100, wald95: [-100, -100] })
  })

  test('empty is null wherever a number would be made up', () => {
    expect(metrics.wilson_95({ successes: 0, n: 0 })).toEqual({ p: null, low: null, high: null })
    expect(metrics.csat_good_bad({ good: 0, bad: 0 })).toEqual({ n: 0, scorePct: null, wilson95Pct: null })
    expect(metrics.duration_stats_seconds({ seconds: [] })).toEqual({
      ...{ n: 0, mean: null, median: null, p90: null, p95: null },
    })
    expect(metrics.fcr({ conversations: 5, resolvedFirstContact: 0, notResolvableAtFirst: 5 })).toEqual({
      ...{ grossPct: 0, netPct: null },
    })
    expect(metrics.multi_choice({ options: ['a'], responses: [] })).toMatchObject({ pctOfRespondents: [null] })
    expect(metrics.required_n_proportion({ marginPct: 0 })).toEqual({ n: null })
    expect(metrics.required_n_nps({ marginPoints: 10, variance: 0 })).toEqual({ n: 0 })
  })

  test('two groups that cannot be told apart by a test', () => {
    const arm = (conversions: number, n: number) => ({ conversions, n })
    const none = metrics.two_proportion_z({ control: arm(0, 50), variant: arm(0, 50) })
    expect(none).toMatchObject({ absoluteLift: 0, relativeLiftPct: null, z: null, pValue: null, significant95: null })
    expect(metrics.two_proportion_z({ control: arm(0, 0), variant: arm(1, 2) })).toMatchObject({ controlRate: null })
    expect(metrics.two_proportion_z({ control: arm(50, 50), variant: arm(0, 50) })).toMatchObject({ z: -10, pValue: 0 })
  })

  test('large counts and fractions stay exact', () => {
    expect(metrics.csat_top2_5({ distribution: { 1: 1, 5: 2_999_999 } }).wilson95Pct).toEqual([100, 100])
    expect(metrics.integer_percentages({ counts: [1e9, 1e9, 1e9] }).percent).toEqual([34, 33, 33])
    expect(metrics.duration_stats_seconds({ seconds: [0.1, 0.2] })).toMatchObject({ mean: 0.15, median: 0.15 })
    expect(metrics.round(-1.005, 2)).toBe(-1.01)
  })
})
