import { expect, test } from 'vitest'
import { type Counts, countGiven, rowDistributions } from './counts.ts'
import { differential_pairs, likert_rows } from './metrics/index.ts'

const counted = (...answers: Parameters<typeof countGiven>[1][]): Counts => {
  const counts: Counts = {}
  for (const answer of answers) countGiven(counts, answer)
  return counts
}

test('scores, choices and rows are counted by their keys', () => {
  expect(counted({ question: 'q', score: 0 }, { question: 'q', score: 0 }, { question: 'q', score: 7 })).toEqual({
    0: 2,
    7: 1,
  })
  expect(counted({ question: 'q', choices: ['a', 'b'] }, { question: 'q', choices: ['b'] })).toEqual({ a: 1, b: 2 })
})

test('words count as "other" only where they are the whole answer', () => {
  const answers = [{ choices: ['a'], text: 'more' }, { text: 'my own' }, { choices: [], text: ' ' }]
  expect(counted(...answers.map((answer) => ({ question: 'q', ...answer })))).toEqual({ a: 1, other: 1 })
})

test('an id that objects know is an id like any other', () => {
  const counts = counted({ question: 'q', choices: ['constructor'] }, { question: 'q', choices: ['constructor'] })
  expect(counts).toEqual(Object.fromEntries([['constructor', 2]]))
  expect(rowDistributions({ 'constructor:3': 2 })).toEqual(Object.fromEntries([['constructor', { 3: 2 }]]))
})

test('from answers to the figures of a matrix', () => {
  const counts = counted(
    { question: 'q', rows: { speed: 5, tone: 4 } },
    { question: 'q', rows: { speed: 2 } },
    { question: 'q', rows: { speed: 5 } },
  )
  const rows = rowDistributions(counts)
  expect(rows).toEqual({ speed: { 2: 1, 5: 2 }, tone: { 4: 1 } })
  expect(likert_rows({ rows, min: 1, max: 5 })).toMatchObject({
    speed: { n: 3, counts: [0, 1, 0, 0, 2], percent: [0, 33, 0, 0, 67], mean: 4, top2Pct: 66.67 },
    tone: { n: 1, mean: 4, meanCi95: null, top2Pct: 100 },
  })
  const pairs = { speed: { distribution: rows.speed!, good: 'low' as const } }
  expect(differential_pairs({ pairs, min: 1, max: 7 }).speed).toMatchObject({ n: 3, mean: 0 })
})
