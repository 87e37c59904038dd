import { expect, test } from 'vitest'
import { bundle } from './testing/fake-site.ts'
import { topQuestions } from './top-questions.ts'

const ids = (page: 'product' | 'home') => topQuestions(bundle.articles, page, null, 2).map(({ id }) => id)

test('questions for this type of page come first, then the general ones in the owner’s order', () => {
  expect(ids('product')).toEqual(['size-guide', 'returns'])
  expect(ids('home')).toEqual(['returns', 'refund'])
})

test('S4 with goods in the cart, questions for the cart come before the general ones on any page', () => {
  const articles = [...bundle.articles, { ...bundle.articles[0]!, id: 'pay', pages: ['cart'], order: 9 }]
  const item = { id: '1', variantId: null, name: 'Corsa', options: {}, price: 1, url: null, image: null, quantity: 1 }
  const cart = { currency: 'EUR', total: 1, items: [item] }
  const first = (holding: typeof cart | null) => topQuestions(articles, 'home', holding, 1)[0]?.id
  expect(first(cart)).toBe('pay')
  expect(first({ ...cart, items: [] })).toBe('returns')
  expect(first(null)).toBe('returns')
})
