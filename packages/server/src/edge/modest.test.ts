import { expect, test } from 'vitest'
import { isModest } from './modest.ts'

const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) })
const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, n) => [`k${n}`, n]))

test('[T35] eight levels and sixty-four keys pass, one more does not', () => {
  expect([isModest(nested(8)), isModest(nested(9))]).toEqual([true, false])
  expect([isModest(wide(64)), isModest(wide(65))]).toEqual([true, false])
  expect(isModest({ list: Array.from({ length: 200 }, () => 'x') })).toBe(true)
  expect([isModest([[[[[[[[]]]]]]]]), isModest([[[[[[[[[]]]]]]]]])]).toEqual([true, false])
  for (const plain of ['x', 7, null, undefined, true]) expect(isModest(plain)).toBe(true)
})
