import { expect, test } from 'vitest'
import { decideWaitMinutes } from './queue.ts'

const minutes = (...list: number[]) => list.map((each) => each * 60_000)

test.each([
  ['nothing known', [], null],
  ['too few to promise anything', minutes(1, 2, 3, 4), null],
  ['the median of five', minutes(9, 1, 3, 2, 60), 3],
  ['the middle of six', minutes(1, 2, 3, 5, 8, 9), 4],
  ['never less than a minute', minutes(0.1, 0.1, 0.2, 0.2, 0.3), 1],
])('%s', (_name, waits, expected) => {
  expect(decideWaitMinutes(waits)).toBe(expected)
})
