import { expect, test } from 'vitest'
import { createLockout } from './lockout.ts'

test('[M39] waits grow with each failure, end by themselves, and are forgotten', () => {
  let now = 0
  const lockout = createLockout({ free: { account: 3, address: 5 }, perMs: 1000, maxMs: 8000 }, () => now)
  const keys = ['account a', 'address b']
  const waits: number[] = []
  for (let n = 0; n < 7; n++) {
    lockout.failed(keys)
    waits.push(lockout.wait(keys))
    now += lockout.wait(keys)
  }
  expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 8000])
  expect(lockout.wait(['address b'])).toBe(0)
  expect(lockout.wait(['account c'])).toBe(0)
  lockout.succeeded(['account a'])
  lockout.failed(['account a'])
  expect(lockout.wait(['account a'])).toBe(0)
  now += 2001
  for (let n = 0; n < 2; n++) lockout.failed(['account a'])
  expect(lockout.wait(['account a'])).toBe(0)
})
