import { expect, test } from 'vitest'
import { asksForPrivacy, cutReferrer, cutUrl } from './cut-url.ts'

test.each([
  ['https://shop.example/reset?token=abc#code=1', [], 'https://shop.example/reset'],
  ['https://shop.example/p?color=red&email=a%40b.c', ['color'], 'https://shop.example/p?color=red'],
  ['https://user:pass@shop.example/', [], 'https://shop.example/'],
  ['/relative?x=1', [], '/relative'],
  ['no address # at all', [], 'no address '],
])('[T74] of %s is kept what may be', (given, listed, kept) => {
  expect(cutUrl(given, listed)).toBe(kept)
})

test('[T74] of a referrer only the origin is kept', () => {
  expect(cutReferrer('https://search.example/?q=shoes+for+my+illness')).toBe('https://search.example')
  expect([cutReferrer(null), cutReferrer('javascript:alert(1)'), cutReferrer('nothing')]).toEqual([null, null, null])
})

test('[T73] both signals count, and nothing else', () => {
  expect([{ 'sec-gpc': '1' }, { dnt: '1' }, { dnt: '0' }, {}].map(asksForPrivacy)).toEqual([true, true, false, false])
})
