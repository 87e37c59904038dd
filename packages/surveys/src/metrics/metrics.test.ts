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
})
