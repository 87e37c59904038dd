import { expect, test } from 'vitest'
import { placeAt, placeOfField } from './place-of.ts'

const json = `{
  "a.b": { "c": [1, "x\\"]}", {"d": null}] },
  "e": true
}`

test.each([
  ['', { line: 1, column: 1 }],
  ['a.b', { line: 2, column: 3 }],
  ['a.b.c', { line: 2, column: 12 }],
  ['a.b.c.1', { line: 2, column: 21 }],
  ['a.b.c.2.d', { line: 2, column: 31 }],
  ['e', { line: 3, column: 3 }],
  ['e.gone', { line: 3, column: 8 }],
  ['gone', { line: 1, column: 1 }],
  ['a.b.c.7', { line: 2, column: 17 }],
])('%s', (field, place) => {
  expect(placeOfField(json, field)).toEqual(place)
})

test('lines are counted as editors count them', () => {
  expect(placeAt('a\nbc', 4)).toEqual({ line: 2, column: 3 })
})
