import { expect, test } from 'vitest'
import { isSlip, spellAs } from './spelling.ts'

test('a slip is found in the text and spelled as there', () => {
  expect(spellAs('retrun shose', 'How do I return shoes?')).toBe('return shoes')
  expect(spellAs('tagastmaine', 'Kuidas toimub tagastamine?')).toBe('tagastamine')
})

test('short words and right ones stay', () => {
  expect(spellAs('how to', 'Who, two')).toBe('how to')
  expect(spellAs('return', 'returns return')).toBe('return')
})

test.each([
  ['abcd', 'abdc', 1, true],
  ['abcd', 'abcde', 1, true],
  ['abcd', 'bcd', 1, true],
  ['abcd', 'badc', 1, false],
  ['abcd', 'abcdef', 1, false],
  ['exchange', 'exchagne', 1, true],
] as const)('%s and %s within %i: %s', (a, b, most, yes) => {
  expect(isSlip(a, b, most)).toBe(yes)
})
