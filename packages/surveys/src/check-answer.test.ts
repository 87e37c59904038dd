import type { GivenAnswer } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { wrongAnswer } from './check-answer.ts'
import { everyKind } from './testing/every-kind.ts'

const good: GivenAnswer[] = [
  { question: 'recommend', score: 0 },
  { question: 'recommend', score: 10 },
  { question: 'verdict', score: 0 },
  { question: 'reason', choices: ['price'], text: 'and the colour' },
  { question: 'reason', text: 'only this' },
  { question: 'topics', choices: ['shoes', 'delivery'] },
  { question: 'service', rows: { speed: 5 } },
  { question: 'service', rows: {} },
  { question: 'felt', rows: { pace: 1, mood: 7 } },
  { question: 'more', text: '' },
]
const bad: GivenAnswer[] = [
  { question: 'recommend', score: 11 },
  { question: 'recommend', score: -1 },
  { question: 'recommend', score: 4.5 },
  { question: 'recommend', score: Number.NaN },
  { question: 'recommend', score: 4, text: 'words' },
  { question: 'verdict', score: 2 },
  { question: 'verdict', choices: ['good'] },
  { question: 'reason', choices: ['price', 'size'] },
  { question: 'reason', choices: ['price'], score: 1 },
  { question: 'topics', choices: ['shoes', 'shoes'] },
  { question: 'topics', choices: ['shoes'], text: 'none asked for' },
  { question: 'service', rows: { speed: 6 } },
  { question: 'service', rows: { unknown: 1 } },
  { question: 'service', rows: { constructor: 1 } as unknown as Record<string, number> },
  { question: 'service', score: 3 },
  { question: 'service' },
  { question: 'felt', rows: { pace: 0 } },
  { question: 'felt', rows: { pace: 2 }, text: 'x' },
  { question: 'more', text: 'x', rows: {} },
  { question: 'unknown', text: 'x' },
]

test.each(good)('%j fits', (answer) => {
  expect(wrongAnswer(everyKind, [answer])).toBeNull()
})

test.each(bad)('%j does not fit, and the question is named', (answer) => {
  expect(wrongAnswer(everyKind, [answer])).toBe(answer.question)
})
