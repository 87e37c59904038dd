import { expect, test } from 'vitest'
import * as plain from './browser.ts'
import { createSearch, type Searchable } from './index.ts'
import { languageSynonyms } from './languages/index.ts'
import { standsFor } from './synonyms.ts'

const article = (id: string, question: string): Searchable => ({ id, lang: 'en', question, answer: '' })
const articles = [
  article('refund', 'How do I get a refund?'),
  article('card', 'Which cards can I use?'),
  article('parcel', 'Where is my parcel?'),
]

test('a word of a group stands for its endings, and a short one only for itself', () => {
  expect(standsFor('return', 'return')).toBe(true)
  expect(standsFor('return', 'returning')).toBe(true)
  expect(standsFor('car', 'cars')).toBe(false)
  expect(standsFor('card', 'cardigans')).toBe(false)
})

test('words of the language that mean the same find the same, and owners add theirs', () => {
  expect(createSearch(articles, { lang: 'en' })('reimbursement')[0]?.id).toBe('refund')
  expect(plain.createSearch(articles, { lang: 'en' })('reimbursement')[0]?.score ?? 0).toBeLessThan(0.2)
  const owners = plain.createSearch(articles, { lang: 'en', synonyms: [['plastic', 'card']] })
  expect(owners('plastics')[0]?.id).toBe('card')
})

test('one of several words counts where the query has all of them', () => {
  const search = plain.createSearch(articles, { lang: 'en', synonyms: [['money back', 'refund']] })
  expect(search('money back please')[0]?.id).toBe('refund')
  expect(search('back')).toEqual([])
})

test('the words themselves come before words of the same meaning', () => {
  const both = [article('invoice', 'Where is my invoice?'), article('bill', 'Where is my bill?')]
  const search = createSearch(both, { lang: 'en' })
  expect(search('invoice')[0]?.id).toBe('invoice')
  expect(search('bill')[0]?.id).toBe('bill')
})

test('a slip in a word of a group still means the others', () => {
  const search = createSearch(articles, { lang: 'en' })
  expect(search('rembursed')[0]?.id).toBe('refund')
  expect(search('reibursed')[0]?.id).toBe('refund')
})

test('several words of a language may mean one', () => {
  expect(languageSynonyms('en').flat()).toContain('sold out')
  expect(languageSynonyms('en').flat().join()).not.toContain('_')
})

test('in a script without spaces, pairs of letters count', () => {
  const chinese: Searchable[] = [
    { id: 'refund', lang: 'zh', question: '怎么退款？', answer: '' },
    { id: 'pay', lang: 'zh', question: '如何支付？', answer: '' },
  ]
  expect(createSearch(chinese, { lang: 'zh' })('退钱')[0]?.id).toBe('refund')
})

test.each(['ar', 'de', 'en', 'es', 'et', 'fr', 'id', 'ja', 'ms', 'pl', 'ru', 'zh'])(
  '%s has groups of several words',
  (lang) => {
    const groups = languageSynonyms(lang)
    expect(groups.length).toBeGreaterThan(50)
    for (const group of groups) {
      expect(group.length, group.join(' ')).toBeGreaterThan(1)
      expect(new Set(group).size, group.join(' ')).toBe(group.length)
    }
  },
)

test('a language without a list, or an unknown one, has no groups', () => {
  expect(languageSynonyms('xx')).toEqual([])
  expect(languageSynonyms('constructor')).toEqual([])
  expect(languageSynonyms('en-GB')).toEqual(languageSynonyms('en'))
})

test('the long number of an order says nothing of what is asked', () => {
  const search = createSearch(
    [article('cancel', 'cancel order 370795561790'), article('track', 'track order 113542617735902')],
    { lang: 'en' },
  )
  expect(search('track order 370795561790')[0]?.id).toBe('track')
})
