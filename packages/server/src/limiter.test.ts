import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

test('[M9] so many at once, then evenly; each key for itself', () => {
  let now = 0
  const limiter = createLimiter({ count: 10, perMs: 10_000 }, () => now)
  expect(Array.from({ length: 11 }, () => limiter.take('a'))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000])
  expect(limiter.take('b')).toBe(0)
  now = 400
  expect(limiter.take('a')).toBe(600)
  now = 1000
  expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 1000])
  now = 100_000
  expect(limiter.take('a')).toBe(0)
})

test('a clock that leaps back does not lock anybody out for longer', () => {
  let now = 1_000_000
  const limiter = createLimiter({ count: 1, perMs: 1000 }, () => now)
  limiter.take('a')
  now = 0
  expect(limiter.take('a')).toBeLessThanOrEqual(1000)
  now = 1000
  expect(limiter.take('a')).toBe(0)
})
