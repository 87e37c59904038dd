import { expect, test } from 'vitest'
import { bundle } from './testing/fake-site.ts'
import { topQuestions } from './top-questions.ts'

const ids = (page: 'product' | 'home') => topQuestions(bundle.articles, page, 2).map(({ id }) => id)

test('questions for this type of page come first, then the general ones in the owner’s order', () => {
  expect(ids('product')).toEqual(['size-guide', 'returns'])
  expect(ids('home')).toEqual(['returns', 'refund'])
})
