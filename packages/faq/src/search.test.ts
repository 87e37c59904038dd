import { expect, test } from 'vitest'
import { growth, slow } from '../test/growth.ts'
import { helpFixture } from '../test/help-fixture.ts'
import { buildHelp } from './articles/index.ts'
import { createSearch, createSuggest, prepareSearch, type Searchable } from './index.ts'

const bundles = new Map(buildHelp(helpFixture()).bundles.map(({ bundle }) => [bundle.lang, bundle]))
const searchOf = (lang: string) => {
  const bundle = bundles.get(lang)
  if (!bundle) throw new Error(`no ${lang}`)
  return createSearch(bundle.articles, { lang, synonyms: bundle.synonyms })
}
const first = (lang: string, query: string) => searchOf(lang)(query)[0]?.id

test('finds by other words of the same article', () => {
  expect(first('en', 'I want to return my shoes')).toBe('returns')
  expect(first('en', 'money back')).toBe('returns')
  expect(first('en', 'tracking number')).toBe('delivery')
  expect(first('en', 'can I pay by invoice?')).toBe('payment')
  expect(first('en', 'what size do I need')).toBe('measure-feet')
  expect(first('et', 'tahan jalanõud tagastada')).toBe('returns')
  expect(first('et', 'millal pakk jõuab')).toBe('delivery')
})

test('forgives slips of the keyboard and missing accents', () => {
  expect(first('en', 'retrun shose')).toBe('returns')
  expect(first('en', 'shiping')).toBe('delivery')
  expect(first('en', 'bnak tranfer')).toBe('payment')
  expect(first('et', 'jalanousid tagastda')).toBe('returns')
})

test('words that the owner calls the same find the same', () => {
  expect(first('en', 'trainers')).toBe('returns')
  const plain = createSearch(bundles.get('en')?.articles ?? [], { lang: 'en' })
  expect(plain('trainers')[0]?.score ?? 0).toBeLessThan(searchOf('en')('trainers')[0]?.score ?? 0)
})

test('made in parts, with a pause before each, a search finds the same', async () => {
  const { articles } = bundles.get('en')!
  const done: string[] = []
  const search = await prepareSearch(articles, { lang: 'en' }, async () => void done.push('pause'))
  expect(done.length).toBeGreaterThan(2)
  for (const query of ['send shoes back', 'retrun', 'what size', 'bnak tranfer']) {
    expect(search(query, { typing: true })).toEqual(createSearch(articles, { lang: 'en' })(query, { typing: true }))
  }
})

test('scores lie between 0 and 1, best first, and are low for what nothing answers', () => {
  const search = searchOf('en')
  for (const query of [
    'How do I return a pair of shoes?',
    'pay',
    'return return return',
    'zzz',
    'weather in Paris tomorrow',
  ]) {
    const scores = search(query).map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    for (const score of scores) expect(score).toBeGreaterThan(0)
    for (const score of scores) expect(score).toBeLessThanOrEqual(1)
  }
  const good = search('how can i pay')[0]?.score ?? 0
  const poor = search('what is the weather in Paris tomorrow')[0]?.score ?? 0
  expect(good).toBeGreaterThan(0.5)
  expect(poor).toBeLessThan(good / 2)
})

const dense: Searchable[] = [
  { id: 'return', lang: 'zh', question: '如何退货？', answer: '收到后三十天内可以退货，退款两天内到账。' },
  { id: 'delivery', lang: 'zh', question: '订单什么时候送到？', answer: '通常两到五天送达。' },
  { id: 'pay', lang: 'zh', question: '可以用支付宝付款吗？', answer: '支持支付宝、银行卡。' },
]

test('reads scripts without spaces', () => {
  const search = createSearch(dense, { lang: 'zh' })
  expect(search('我想退货')[0]?.id).toBe('return')
  expect(search('支付宝')[0]?.id).toBe('pay')
  expect(search('货什么时候送到')[0]?.id).toBe('delivery')
})

test('folds forms of Arabic letters', () => {
  const articles: Searchable[] = [
    { id: 'return', lang: 'ar', question: 'كيف أُرجِع الحذاء؟', answer: 'خلال ثلاثين يوما.' },
    { id: 'pay', lang: 'ar', question: 'طرق الدفع المتاحة', answer: 'بطاقة أو تحويل.' },
  ]
  const search = createSearch(articles, { lang: 'ar' })
  expect(search('ارجع الحذاء')[0]?.id).toBe('return')
  expect(search('طرق الدفع المتاحه')[0]?.id).toBe('pay')
})

test('nothing asked, nothing there, and endless pastes', () => {
  expect(searchOf('en')('')).toEqual([])
  expect(searchOf('en')(' ?! ')).toEqual([])
  expect(createSearch([], { lang: 'en' })('pay')).toEqual([])
  for (const piece of ['a', 'pay ', '付', '\u0301', '(', 'return123', '🙂']) {
    const search = searchOf('en')
    expect(
      growth((count) => search(piece.repeat(count))),
      piece,
    ).toBeLessThan(slow)
  }
  expect(searchOf('en')('__proto__ constructor toString')).toBeDefined()
})

test('while typing, the last word may be unfinished', () => {
  const suggest = createSuggest(bundles.get('en')?.articles ?? [], { lang: 'en' })
  expect(suggest('retu')[0]).toMatchObject({
    id: 'returns',
    question: 'How do I return a pair of shoes?',
    marks: [[9, 15]],
  })
  expect(suggest('my ord')[0]?.id).toBe('delivery')
  expect(suggest('pay', 1)).toHaveLength(1)
  expect(suggest('')).toEqual([])
})
