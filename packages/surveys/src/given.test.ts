import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { completionOf, isGiven } from './given.ts'
import { everyKind } from './testing/every-kind.ts'

test.each<[GivenAnswer, boolean]>([
  [{ question: 'q' }, false],
  [{ question: 'q', choices: [], text: ' \n', rows: {} }, false],
  [{ question: 'q', score: 0 }, true],
  [{ question: 'q', choices: ['a'] }, true],
  [{ question: 'q', rows: { a: 1 } }, true],
  [{ question: 'q', text: 'x' }, true],
])('%j says something: %s', (answer, given) => {
  expect(isGiven(answer)).toBe(given)
})

const all: GivenAnswer[] = [
  { question: 'recommend', score: 9 },
  { question: 'verdict', score: 1 },
  { question: 'reason', text: 'own words' },
  { question: 'topics', choices: ['shoes'] },
  { question: 'service', rows: { speed: 5, tone: 4 } },
  { question: 'felt', rows: { pace: 5, mood: 4 } },
]

test('complete is every scale and choice, words or not; less is partial; nothing is none', () => {
  expect(completionOf(everyKind, all)).toBe('complete')
  expect(completionOf(everyKind, [])).toBe('none')
  expect(completionOf(everyKind, [{ question: 'more', text: ' ' }])).toBe('none')
  for (const left of all) {
    expect(
      completionOf(
        everyKind,
        all.filter((answer) => answer !== left),
      ),
      left.question,
    ).toBe('partial')
  }
})

test('a matrix with a row left open is partial', () => {
  const half = all.map((answer) => (answer.question === 'service' ? { ...answer, rows: { speed: 5 } } : answer))
  expect(completionOf(everyKind, half)).toBe('partial')
})

test('a follow-up that the score does not lead to is not missing', () => {
  const [recommend, verdict] = everyKind.questions
  const survey: Survey = {
    ...everyKind,
    questions: [recommend!, { ...verdict!, when: { question: 'recommend', max: 6 } }],
  }
  expect(completionOf(survey, [{ question: 'recommend', score: 9 }])).toBe('complete')
  expect(completionOf(survey, [{ question: 'recommend', score: 2 }])).toBe('partial')
})
