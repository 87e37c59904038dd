import { expect, test } from 'vitest'
import { formatMessage } from './format.ts'

test('fills names and writes numbers in the language', () => {
  expect(formatMessage('{name} from {site}', { name: 'Mari', site: 'Rosso' }, 'en')).toBe('Mari from Rosso')
  expect(formatMessage('{count}', { count: 1234.5 }, 'pl')).toBe(new Intl.NumberFormat('pl').format(1234.5))
  expect(formatMessage('{unknown} stays', {}, 'en')).toBe('{unknown} stays')
})

test.each([
  ['en', 1, 'one'],
  ['en', 2, 'other'],
  ['ru', 1, 'one'],
  ['ru', 21, 'one'],
  ['ru', 3, 'few'],
  ['ru', 11, 'many'],
  ['pl', 2, 'few'],
  ['pl', 5, 'many'],
  ['zh', 1, 'other'],
])('%s counts %i as %s', (locale, count, category) => {
  const forms = { one: 'one', few: 'few', many: 'many', other: 'other' }
  expect(formatMessage(forms, { count }, locale)).toBe(category)
})

test('an exact count wins, and a missing category falls back to other', () => {
  expect(formatMessage({ '=0': 'none', other: '{count}' }, { count: 0 }, 'ru')).toBe('none')
  expect(formatMessage({ other: '{count} x' }, { count: 3 }, 'ru')).toBe('3 x')
})

test('values are words, not messages', () => {
  expect(formatMessage('{name} left', { name: '{site}', site: 'x' }, 'en')).toBe('{site} left')
})
