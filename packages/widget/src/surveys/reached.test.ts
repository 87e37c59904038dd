import { expect, test } from 'vitest'
import { ces } from '../panel/testing/fake-site.ts'
import { reachedQuestions } from './reached.ts'

const ids = (answers: Parameters<typeof reachedQuestions>[1]) => reachedQuestions(ces, answers).map(({ id }) => id)

test('F103 one question first; its follow-up comes by the score', () => {
  expect(ids([])).toEqual(['effort'])
  expect(ids([{ question: 'effort', score: 2 }])).toEqual(['effort', 'easier'])
  expect(ids([{ question: 'effort', score: 5 }])).toEqual(['effort'])
})
