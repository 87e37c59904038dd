import { expect, test } from 'vitest'
import { toPositional } from './positional.ts'

test.each([
  ['select 1', 'select 1', []],
  ['a = :x and b = :y_2 or c = :x', 'a = $1 and b = $2 or c = $1', ['x', 'y_2']],
  ["a = ':x' and b = :b", "a = ':x' and b = $1", ['b']],
  ["a = 'it''s :x' and b = :b", "a = 'it''s :x' and b = $1", ['b']],
  ['a::text = :a', 'a::text = $1', ['a']],
  ['values (:key, :key)', 'values ($1, $1)', ['key']],
])('%s', (statement, text, names) => {
  expect(toPositional(statement)).toEqual({ text, names })
})
