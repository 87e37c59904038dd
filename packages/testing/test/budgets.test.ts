import { expect, test } from 'vitest'
import { budgets, measureRounds, measureSizes } from '../src/sizes.ts'

const sizes = measureSizes()

test('every part has a budget and every budget its part', () => {
  expect(Object.keys(sizes).sort()).toEqual(Object.keys(budgets).sort())
})

test.each(Object.entries(budgets))('%s travels within its limit', (part, { limit }) => {
  expect(sizes[part]).toBeGreaterThan(0)
  expect(sizes[part]).toBeLessThanOrEqual(limit)
})

test('the panel stands after two rounds, its code and its language; what comes soon after takes no more', () => {
  expect(measureRounds()).toEqual({ panel: 1, language: 1, 'what comes soon after': 2 })
})
