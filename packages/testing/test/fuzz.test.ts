import { expect, test } from 'vitest'
import { walk } from '../src/fuzz/journey.ts'

const seeds = 50

test(`${seeds} random journeys of a shopper in two tabs, an agent and two nodes: both screens and the store end alike`, async () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const { faults, stored } = await walk(seed)
    expect(faults, `seed ${seed}`).toEqual([])
    expect(stored.length).toBeGreaterThan(0)
  }
}, 400_000)

test('a seed walks the same way every time', async () => {
  const [one, two, other] = [await walk(7), await walk(7), await walk(8)]
  expect(two).toEqual(one)
  expect(other.trace).not.toEqual(one.trace)
})
