import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSearch } from '@deskbell/faq'
import { articleLinks, buildHelp } from '@deskbell/faq/articles'
import { AssistantFile, type Block, GreetingRules, HelpBundle, type Inline, parse } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { readAssets } from '../src/edge/assets.ts'
import { languages } from '../src/languages.ts'
import { freeDeliveryFrom, standardDelivery } from '../src/money.ts'

const folder = resolve(import.meta.dirname, '..')
const files = readdirSync(resolve(folder, 'help'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(md|yaml)$/.test(path))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(resolve(folder, 'help', path), 'utf8'),
  }))
const help = buildHelp(files)
const bundleOf = (language: string) => help.bundles.find(({ bundle }) => bundle.lang === language)!.bundle
const json = (name: string): unknown => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))

test('the help builds without a fault or a warning that is not a missing translation', () => {
  expect(help.problems).toEqual([])
  expect(help.bundles.map(({ bundle }) => bundle.lang).sort()).toEqual([...languages].sort())
})

const english = bundleOf('en')

describe.each(languages)('help in %s', (language) => {
  const bundle = bundleOf(language)
  const ids = bundle.articles.map(({ id }) => id)

  test('is a bundle with enough articles, all with words, categories and synonyms', () => {
    expect(parse(HelpBundle, bundle).ok).toBe(true)
    expect(ids.length).toBeGreaterThanOrEqual(language === 'en' ? 42 : 16)
    expect(bundle.synonyms.length).toBeGreaterThan(10)
    const named = bundle.categories.map(({ id }) => id)
    for (const article of bundle.articles) {
      expect(named).toContain(article.category)
      expect(article.tags.length).toBeGreaterThan(1)
      expect(article.summary.length).toBeGreaterThan(15)
    }
  })

  test('is the same help as in English: same ids, and the same numbers where prices stand', () => {
    const known = english.articles.map(({ id }) => id)
    for (const id of ids) expect(known).toContain(id)
    const sums = (lang: string) => {
      const text = bundleOf(lang).articles.find(({ id }) => id === 'delivery-cost')!.answer
      return [...new Set(text.replaceAll(',', '.').match(/\d+\.\d\d/g))].sort()
    }
    expect(sums(language)).toEqual(['12.90', '19.90', '4.90', '9.90'])
    expect(sums(language)).toContain((standardDelivery / 100).toFixed(2))
    expect(bundle.articles.find(({ id }) => id === 'delivery-cost')!.answer).toContain(String(freeDeliveryFrom / 100))
  })

  test('links only to articles it has and pictures that are there', () => {
    for (const article of bundle.articles) {
      for (const id of articleLinks(article.blocks)) expect(ids, `${article.id} links to it`).toContain(id)
    }
    const assets = readAssets()
    const pictures = bundle.articles.flatMap(({ blocks }) => picturesIn(blocks))
    expect(pictures.length).toBeGreaterThan(1)
    for (const src of pictures) expect(assets.has(src), src).toBe(true)
  })

  test('has every article that greetings and the assistant lead to, and something for each page', () => {
    const rules = parse(GreetingRules, json('greetings.json'))
    const assistant = parse(AssistantFile, json('assistant.json'))
    if (!rules.ok || !assistant.ok) throw new Error('checked elsewhere')
    const fromGreetings = rules.value.greetings.flatMap(({ show }) => show?.replies?.map((reply) => reply.article))
    const fromFlows = assistant.value.flows.flatMap(({ steps }) =>
      steps.flatMap(({ choices }) => (choices ?? []).map((choice) => choice.article)),
    )
    for (const id of [...fromGreetings, ...fromFlows]) if (id !== undefined) expect(ids).toContain(id)
    for (const page of ['home', 'listing', 'product', 'cart', 'checkout']) {
      expect(bundle.articles.some(({ pages }) => pages.includes(page))).toBe(true)
    }
  })
})

function picturesIn(blocks: readonly Block[]): string[] {
  const inline = (nodes: readonly Inline[]): string[] =>
    nodes.flatMap((node) => (typeof node !== 'string' && node.t === 'image' ? [node.src] : []))
  return blocks.flatMap((block) => {
    if (block.t === 'image') return [block.src]
    if (block.t === 'p') return inline(block.c)
    return block.t === 'list' ? block.items.flatMap(picturesIn) : []
  })
}

describe('a shopper finds', () => {
  test.each([
    ['en', 'retrun shose', 'returns'],
    ['en', 'how can I send back shoes that do not fit?', 'returns'],
    ['en', 'my feet are wide', 'wide-feet'],
    ['en', 'is corsa small', 'corsa-fit'],
    ['en', 'do you ship to norway', 'delivery-countries'],
    ['et', 'kuidas tagastada', 'returns'],
    ['et', 'soduskood', 'discount-code'],
    ['pl', 'ile kosztuje dostawa', 'delivery-cost'],
    ['zh', '运费多少', 'delivery-cost'],
    ['ms', 'macam mana nak pulangkan kasut', 'returns'],
    ['ru', 'как вернуть кросовки', 'returns'],
  ])('%s: %s → %s', (language, query, id) => {
    const { articles, synonyms } = bundleOf(language)
    expect(createSearch(articles, { lang: language, synonyms })(query)[0]?.id).toBe(id)
  })
})
