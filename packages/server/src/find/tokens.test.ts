import { expect, test } from 'vitest'
import { distinctTokens, tokenize } from './tokens.ts'

test.each([
  ['Žanna’s 42', ['zanna', 's', '42']],
  ['鞋子大 XL', ['鞋子', '子大', 'xl']],
  ['A鞋', ['a', '鞋']],
  ['\'; drop table -- " :* &', ['drop', 'table']],
  ['ÕHTU õhtu', ['ohtu', 'ohtu']],
  ['', []],
])('%j is found by %j', (text, tokens) => {
  expect(tokenize(text)).toEqual(tokens)
})

test('each token once, and no more than are allowed', () => {
  expect(distinctTokens(['a b a', 'c b', 'd'], 3)).toEqual(['a', 'b', 'c'])
})
