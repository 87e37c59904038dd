import { expect, test } from 'vitest'
import { contentWords } from './content-words.ts'
import { type Asked, groupQuestions } from './group-questions.ts'

const asked = (text: string, visitor: string, more: Partial<Asked> = {}): Asked => ({
  ...{ text, visitor, locale: 'en', person: false },
  ...more,
})

test('F83 questions of the same meaning are one group, named by the wording that most people chose', () => {
  const groups = groupQuestions([
    asked('Can I pay in three parts?', 'a', { person: true }),
    asked('can i pay in three parts', 'b'),
    asked('paying in 3 three parts', 'c', { person: true }),
    asked('Do you ship to Åland?', 'd'),
    asked('shipping to Aland', 'e'),
    asked('Do you ship to Åland', 'f'),
    asked('wholesale', 'g'),
  ])
  expect(groups.map(({ question, asked, person }) => [question, asked, person])).toEqual([
    ['Can I pay in three parts?', 3, 2],
    ['Do you ship to Åland?', 3, 0],
    ['wholesale', 1, 0],
  ])
  expect(groups[1]?.also).toEqual(['shipping to Aland'])
})

test('F83 one person who asks again and again counts once, and turns to a person once', () => {
  const groups = groupQuestions([
    asked('gift card', 'a', { person: true }),
    asked('gift cards?', 'a', { person: true }),
    asked('Gift card', 'a'),
  ])
  expect(groups).toEqual([{ question: 'gift card', locale: 'en', asked: 1, person: 1, also: ['gift cards?'] }])
})

test('F83 languages are kept apart, and those without spaces are grouped too', () => {
  const groups = groupQuestions([
    asked('支持分期付款吗', 'a', { locale: 'zh' }),
    asked('可以分期付款吗?', 'b', { locale: 'zh' }),
    asked('minibar', 'c'),
    asked('minibar', 'd', { locale: 'et' }),
  ])
  expect(groups.map(({ locale, asked }) => [locale, asked])).toEqual([
    ['zh', 2],
    ['en', 1],
    ['et', 1],
  ])
})

test('words that say little stand only where there are no others, and marks alone are no question', () => {
  expect([...contentWords('Do you ship to Åland?', 'en').values()]).toEqual(['ship', 'aland'])
  expect([...contentWords('how can I', 'en').values()]).toEqual(['how', 'can', 'i'])
  expect(groupQuestions([asked('???', 'a')])).toEqual([])
})
