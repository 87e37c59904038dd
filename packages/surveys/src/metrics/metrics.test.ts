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

describe.skipIf(examples.length === 0)('worked examples', () => {
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
