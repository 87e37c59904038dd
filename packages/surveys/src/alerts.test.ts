import type { Question, Survey } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { alertLimit, alertsOn } from './alerts.ts'
import { everyKind } from './testing/every-kind.ts'

type Metric = NonNullable<Extract<Question, { kind: 'rating' }>['metric']>
const rating = (metric: Metric | undefined, min: number, max: number): Survey => ({
  ...everyKind,
  questions: [
    { id: 'q', kind: 'rating', text: 'How?', min, max, ends: { low: 'a', high: 'b' }, ...(metric ? { metric } : {}) },
  ],
})
const alerting = (survey: Survey): number[] =>
  Array.from({ length: 11 }, (_, score) => score).filter(
    (score) => alertsOn(survey, [{ question: 'q', score }]).length > 0,
  )

test.each<[Metric | undefined, number, number, number[]]>([
  ['ces5', 1, 5, [0, 1, 2]],
  ['ces7', 1, 7, [0, 1, 2, 3]],
  ['csat5', 1, 5, [0, 1, 2]],
  ['csat10', 1, 10, [0, 1, 2, 3, 4]],
  ['nps', 0, 10, [0, 1, 2, 3, 4, 5, 6]],
  [undefined, 1, 5, []],
])('%s from %d to %d needs attention at %j', (metric, min, max, scores) => {
  expect(alerting(rating(metric, min, max))).toEqual(scores)
})

test('bad needs attention, good does not; the alert says what and how low', () => {
  expect(alertsOn(everyKind, [{ question: 'verdict', score: 1 }])).toEqual([])
  const answers = [
    { question: 'verdict', score: 0 },
    { question: 'recommend', score: 6 },
    { question: 'service', rows: { speed: 1 } },
  ]
  expect(alertsOn(everyKind, answers)).toEqual([
    { question: 'recommend', score: 6, limit: 6 },
    { question: 'verdict', score: 0, limit: 0 },
  ])
})

test('choices, matrices and words have no limit', () => {
  const without = everyKind.questions.filter((question) => alertLimit(question) === null)
  expect(without.map(({ id }) => id)).toEqual(['reason', 'topics', 'service', 'felt', 'more'])
})
