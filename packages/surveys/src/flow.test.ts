import type { Survey } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { wrongAnswer } from './check-answer.ts'
import { askedQuestions, keptAnswers, nextQuestion, scaleOf } from './flow.ts'

const ces: Survey = {
  version: 1,
  id: 'ces',
  trigger: 'solved',
  questions: [
    {
      id: 'effort',
      kind: 'rating',
      metric: 'ces5',
      text: 'How easy?',
      min: 1,
      max: 5,
      ends: { low: 'Very difficult', high: 'Very easy' },
    },
    {
      id: 'easier',
      kind: 'choice',
      text: 'What could have been easier?',
      other: true,
      options: [
        { id: 'finding', label: 'Finding' },
        { id: 'waiting', label: 'Waiting' },
      ],
      when: { question: 'effort', max: 3 },
    },
    { id: 'helped', kind: 'open', text: 'What helped?', when: { question: 'effort', min: 4 } },
  ],
}

test('the follow-up depends on the score', () => {
  expect(nextQuestion(ces, [])?.id).toBe('effort')
  expect(nextQuestion(ces, [{ question: 'effort', score: 2 }])?.id).toBe('easier')
  expect(nextQuestion(ces, [{ question: 'effort', score: 5 }])?.id).toBe('helped')
  expect(
    nextQuestion(ces, [
      { question: 'effort', score: 5 },
      { question: 'helped', text: 'You' },
    ]),
  ).toBeNull()
})

test('a changed score drops the answer to the other follow-up', () => {
  const answers = [
    { question: 'effort', score: 5 },
    { question: 'easier', choices: ['waiting'] },
  ]
  expect(keptAnswers(ces, answers)).toEqual([{ question: 'effort', score: 5 }])
  expect(askedQuestions(ces, answers).map((question) => question.id)).toEqual(['effort', 'helped'])
})

test('the scale has every number', () => {
  expect(scaleOf({ min: 0, max: 10 })).toHaveLength(11)
})

test.each([
  [[{ question: 'effort', score: 6 }], 'effort'],
  [[{ question: 'effort' }], 'effort'],
  [[{ question: 'nope', score: 1 }], 'nope'],
  [
    [
      { question: 'effort', score: 1 },
      { question: 'effort', score: 2 },
    ],
    'effort',
  ],
  [[{ question: 'easier', choices: ['flying'] }], 'easier'],
  [[{ question: 'easier', choices: ['finding', 'waiting'] }], 'easier'],
  [[{ question: 'easier', choices: ['finding'], text: 'and more' }], null],
  [[{ question: 'helped', text: 'Mari' }], null],
])('%j → %s', (answers, wrong) => {
  expect(wrongAnswer(ces, answers)).toBe(wrong)
})
