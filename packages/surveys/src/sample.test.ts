import { expect, test } from 'vitest'
import { fnv1a, isSampled } from './sample.ts'

const visitors = Array.from({ length: 10_000 }, (_, at) => `visitor-${at}`)
const share = (who: readonly string[], survey: string, percent: number) =>
  who.filter((visitor) => isSampled(visitor, survey, percent)).length / who.length

test('the hash is FNV-1a, by the published values', () => {
  expect(['', 'a', 'foobar'].map(fnv1a)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})

test('the share is the percentage, also for ids that follow each other', () => {
  for (const survey of ['ces', 'nps', 'csat-after-return'])
    for (const percent of [1, 10, 50, 90])
      expect(Math.abs(share(visitors, survey, percent) * 100 - percent), `${survey} ${percent}`).toBeLessThan(2)
})

test('none and all are exact', () => {
  expect([share(visitors, 'ces', 0), share(visitors, 'ces', 100)]).toEqual([0, 1])
})

test('a larger percentage keeps those who were in', () => {
  const lost = visitors.filter((who) => isSampled(who, 'ces', 20) && !isSampled(who, 'ces', 40))
  expect(lost).toEqual([])
})

test('who is asked in one survey says little about another', () => {
  const inCes = visitors.filter((who) => isSampled(who, 'ces', 50))
  expect(Math.abs(share(inCes, 'nps', 50) - 0.5)).toBeLessThan(0.05)
})
