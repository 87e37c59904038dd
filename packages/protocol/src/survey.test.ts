import { describe, expect, test } from 'vitest'
import { parse } from './parse.ts'
import { GivenAnswer, Survey } from './survey.ts'

const ends = { low: 'Bad', high: 'Good' }
const rating = { id: 'q', kind: 'rating', text: 'How?', min: 1, max: 5, ends }
const likert = {
  id: 'q',
  kind: 'likert',
  text: 'Agree?',
  min: 1,
  max: 5,
  ends,
  rows: [{ id: 'speed', label: 'Quick' }],
}
const pair = { id: 'pace', ends: { low: 'slow', high: 'fast' } }
const differential = { id: 'q', kind: 'differential', text: 'It was', pairs: [pair] }
const option = (id: string) => ({ id, label: id })
const choice = { id: 'q', kind: 'choice', text: 'Which?', options: [option('a'), option('b')] }

const survey = (question: object, more: object = {}) => ({
  ...{ version: 1, id: 'csat', trigger: 'solved', questions: [question] },
  ...more,
})
const read = (question: object, more?: object) => {
  const parsed = parse(Survey, survey(question, more))
  if (!parsed.ok) throw new Error(`${parsed.problem.field}: ${parsed.problem.expected}`)
  return parsed.value
}
const fault = (question: object, more?: object) => {
  const parsed = parse(Survey, survey(question, more))
  return parsed.ok ? null : parsed.problem.field
}

test('good-bad and differential get the scale that they always have', () => {
  expect(read({ id: 'q', kind: 'good-bad', text: 'Well?', ends }).questions[0]).toMatchObject({ min: 0, max: 1 })
  expect(read(differential).questions[0]).toMatchObject({ min: 1, max: 7, pairs: [{ ...pair, good: 'high' }] })
})

test.each([
  ['ces5', 1, 5],
  ['ces7', 1, 7],
  ['csat5', 1, 5],
  ['csat10', 1, 10],
  ['nps', 0, 10],
])('%s stands on %d to %d and nowhere else', (metric, min, max) => {
  expect(fault({ ...rating, metric, min, max })).toBeNull()
  expect(fault({ ...rating, metric, min: min + 1, max })).toBe('questions.0.min')
  expect(fault({ ...rating, metric, min, max: max - 1 })).toBe('questions.0.max')
})

describe('a wrong file names the field', () => {
  test.each<[object, string]>([
    [{ ...rating, kind: 'stars' }, 'questions.0.kind'],
    [{ ...rating, max: 11 }, 'questions.0.max'],
    [{ ...rating, ends: { low: 'Bad' } }, 'questions.0.ends.high'],
    [{ ...rating, rows: [] }, 'questions.0.rows'],
    [{ ...rating, metric: 'ces6' }, 'questions.0.metric'],
    [{ id: 'q', kind: 'good-bad', text: 'Well?' }, 'questions.0.ends'],
    [{ ...choice, options: [option('a')] }, 'questions.0.options'],
    [{ ...choice, options: [option('a'), option('b'), option('a')] }, 'questions.0.options.2.id'],
    [{ ...likert, rows: [{ id: 'Speed', label: 'Quick' }] }, 'questions.0.rows.0.id'],
    [{ ...likert, rows: [...likert.rows, ...likert.rows] }, 'questions.0.rows.1.id'],
    [{ ...differential, pairs: [{ ...pair, good: 'left' }] }, 'questions.0.pairs.0.good'],
    [{ ...differential, pairs: [pair, pair] }, 'questions.0.pairs.1.id'],
    [{ ...differential, max: 9 }, 'questions.0.max'],
  ])('%j', (question, field) => {
    expect(fault(question)).toBe(field)
  })

  test.each<[object, string]>([
    [{ trigger: 'tag' }, 'tags'],
    [{ trigger: 'days' }, 'days'],
    [{ tags: ['vip'] }, 'trigger'],
    [{ days: 3 }, 'trigger'],
    [{ trigger: 'days', days: 1.5 }, 'days'],
    [{ trigger: 'soon' }, 'trigger'],
    [{ sample: 120 }, 'sample'],
    [{ cooldownDays: 0.5 }, 'cooldownDays'],
    [{ extra: 1 }, 'extra'],
  ])('%j', (more, field) => {
    expect(fault(rating, more)).toBe(field)
  })
})

test('an answer has whole numbers per row, and not too many', () => {
  const rows = (value: object) => parse(GivenAnswer, { question: 'q', rows: value }).ok
  expect(rows({ speed: 5 })).toBe(true)
  expect(rows({ speed: 4.5 })).toBe(false)
  expect(rows({ 'No slug': 5 })).toBe(false)
  expect(rows(Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`r${at}`, 1])))).toBe(false)
})
