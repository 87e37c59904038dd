import { expect, test } from 'vitest'
import { type Beat, decideExpired, type NodeRow } from './leases.ts'

/** Looks every two seconds at what the rows are then; returns who was found expired, by time. */
function watch(looks: Record<number, NodeRow[]>): Record<number, string[]> {
  let seen: ReadonlyMap<string, Beat> = new Map()
  let lookedAt = 0
  const found: Record<number, string[]> = {}
  for (const [time, rows] of Object.entries(looks)) {
    const now = Number(time)
    const decided = decideExpired(seen, rows, { now, lookedAt, leaseMs: 5500, gapMs: 4000 })
    ;({ seen } = decided)
    lookedAt = now
    if (decided.expired.length > 0) found[now] = decided.expired.map(({ id }) => id)
  }
  return found
}
const beat = (count: number, id = 'a') => ({ id, beat: count })

test('a node that counts on is never expired', () => {
  expect(watch({ 0: [beat(1)], 2000: [beat(2)], 4000: [beat(3)], 6000: [beat(4)], 8000: [beat(5)] })).toEqual({})
})

test('one that stands still is, within ten seconds of its last count', () => {
  const still = [beat(7)]
  expect(watch({ 0: still, 2000: still, 4000: still, 6000: still })).toEqual({ 6000: ['a'] })
})

test('a count seen late starts the time late: a new watcher strikes off nobody at once', () => {
  expect(watch({ 0: [], 2000: [beat(9)], 4000: [beat(9)], 6000: [beat(9)] })).toEqual({})
})

test('after a gap in looking nobody is judged, because nobody could count', () => {
  const still = [beat(3), beat(4, 'b')]
  expect(watch({ 0: still, 2000: still, 62000: still, 64000: still, 66000: [beat(3), beat(5, 'b')] })).toEqual({})
})
