import { expect, test } from 'vitest'
import { restAfter } from './list-pace.ts'

test.each([
  [0, 400],
  [100 * 1, 400],
  [100 * 100, 1000],
  [100 * 500, 5000],
  [10_000 * 500, 10_000],
])('[M162] after %i lines told, the next ones wait %i ms', (told, ms) => {
  expect(restAfter(told)).toBe(ms)
})
