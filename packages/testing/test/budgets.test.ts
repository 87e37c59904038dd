import { expect, test } from 'vitest'
import { budgets, measureSizes } from '../src/sizes.ts'

const sizes = measureSizes()

test('every part has a budget and every budget its part', () => {
  expect(Object.keys(sizes).sort()).toEqual(Object.keys(budgets).sort())
})

test.each(Object.entries(budgets))('%s travels within its limit', (part, { limit }) => {
  expect(sizes[part]).toBeGreaterThan(0)
  expect(sizes[part]).toBeLessThanOrEqual(limit)
})
