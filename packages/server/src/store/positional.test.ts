import { expect, test } from 'vitest'
import { toNumbered, toPlaces, valuesOf } from './positional.ts'

test.each([
  ['select 1', 'select 1', []],
  ['a = :x and b = :y_2 or c = :x', 'a = $1 and b = $2 or c = $1', ['x', 'y_2']],
  ["a = ':x' and b = :b", "a = ':x' and b = $1", ['b']],
  ["a = 'it''s :x' and b = :b", "a = 'it''s :x' and b = $1", ['b']],
  ['a::text = :a', 'a::text = $1', ['a']],
  ['values (:key, :key)', 'values ($1, $1)', ['key']],
])('numbered: %s', (statement, text, names) => {
  expect(toNumbered(statement)).toEqual({ text, names })
})

test.each([
  ['select 1', 'select 1', []],
  ['a = :x and b = :y_2 or c = :x', 'a = ? and b = ? or c = ?', ['x', 'y_2', 'x']],
  ["a = 'it''s :x?' and b = :b", "a = 'it''s :x?' and b = ?", ['b']],
])('places: %s', (statement, text, names) => {
  expect(toPlaces(statement)).toEqual({ text, names })
})

test('values stand as their names do; one that is missing is named', () => {
  expect(valuesOf('…', ['b', 'a', 'b'], { a: 1, b: null, c: 'left alone' })).toEqual([null, 1, null])
  expect(() => valuesOf('a = :a', ['a'], {})).toThrow('no value for :a in a = :a')
})
