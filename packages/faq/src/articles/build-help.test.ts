import { HelpBundle, HelpManifest, parse } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { helpFixture } from '../../test/help-fixture.ts'
import { createSearch, type SearchOptions } from '../browser.ts'
import { buildHelp } from './build-help.ts'
import { contentHash } from './content-hash.ts'
import { overlayBundle } from './overlay-bundle.ts'
import { formatProblem } from './problem.ts'

const article = (head: string, body = 'Text.') => `---\n${head}\n---\n${body}`
const build = (files: Record<string, string>) =>
  buildHelp(Object.entries(files).map(([path, text]) => ({ path, text })))
const problems = (files: Record<string, string>) => build(files).problems.map(formatProblem)

test('a folder becomes one bundle per language and a manifest', () => {
  const help = buildHelp(helpFixture())
  expect(help.problems).toEqual([])
  expect(help.bundles.map(({ bundle }) => [bundle.lang, bundle.articles.length])).toEqual([
    ['en', 4],
    ['et', 2],
  ])
  for (const { bundle, file, json } of help.bundles) {
    expect(file).toBe(`${bundle.lang}-${bundle.hash}.json`)
    expect(parse(HelpBundle, JSON.parse(json))).toEqual({ ok: true, value: bundle })
    expect(help.manifest.files[bundle.lang]).toBe(file)
  }
  expect(parse(HelpManifest, help.manifest).ok).toBe(true)
  expect(help.manifest.default).toBe('en')
  expect(help.warnings.map(formatProblem)).toEqual([
    'et/measure-feet.md:1: is missing; other languages have it',
    'et/payment.md:1: is missing; other languages have it',
  ])
})

test('an article has its head, its text without marks and its tree', () => {
  const bundle = buildHelp(helpFixture()).bundles[0]?.bundle
  const returns = bundle?.articles[0]
  expect(returns).toMatchObject({
    id: 'returns',
    lang: 'en',
    category: 'returns',
    order: 1,
    pages: ['cart', 'product'],
  })
  expect(returns?.question).toBe('How do I return a pair of shoes?')
  expect(returns?.answer).toContain('within 30 days, unworn, in their own box.')
  expect(returns?.answer).toContain('Estonia 2')
  expect(returns?.blocks.map(({ t }) => t)).toEqual(['p', 'list', 'callout', 'table'])
  expect(bundle?.articles.find(({ id }) => id === 'payment')?.summary).toMatch(/^By card, bank transfer/)
  expect(bundle?.categories[1]).toEqual({ id: 'returns', title: 'Returns and refunds' })
  expect(bundle?.synonyms[0]).toEqual(['sneakers', 'trainers', 'shoes'])
})

test("a bundle brings the owner's synonyms and those of its language that touch its articles", () => {
  const [english, estonian] = buildHelp(helpFixture()).bundles.map(({ bundle }) => bundle.synonyms)
  expect(english?.find((group) => group.includes('reimburs'))).toBeDefined()
  expect(english?.find((group) => group.includes('passport'))).toBeUndefined()
  expect(estonian?.find((group) => group.includes('tagasta'))).toBeDefined()
  expect(estonian?.flat()).not.toContain('refund')
})

test('a bundle brings the words of its language that say little, which the page does not know', async () => {
  const [english, estonian] = buildHelp(helpFixture()).bundles.map(({ bundle }) => bundle)
  expect(english?.common?.split(' ')).toContain('the')
  expect(estonian?.common?.split(' ')).not.toContain('the')
  const added = overlayBundle('et', undefined, { put: [], drop: [] }).bundle
  expect(added.common).toBe(estonian?.common)
  const query = 'what is the weather in the'
  const best = (options: SearchOptions) => createSearch(english?.articles ?? [], options)(query)[0]?.score ?? 0
  expect(best(english!)).toBeLessThan(best({ ...english!, common: '' }))
})

test('the same content gives the same name, other content another', () => {
  const names = (files = helpFixture()) => buildHelp(files).bundles.map(({ file }) => file)
  expect(names([...helpFixture()].reverse())).toEqual(names())
  const changed = helpFixture().map((file) =>
    file.path === 'en/payment.md' ? { ...file, text: file.text.replace('14', '15') } : file,
  )
  expect(names(changed)[0]).not.toBe(names()[0])
  expect(names(changed)[1]).toBe(names()[1])
})

test('the hash is FNV-1a of 64 bits', () => {
  const reference = (text: string) => {
    let hash = 0xcbf29ce484222325n
    for (let at = 0; at < text.length; at++) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
    }
    return hash.toString(16).padStart(16, '0')
  }
  expect(contentHash('')).toBe('cbf29ce484222325')
  expect(contentHash('a')).toBe('af63dc4c8601ec8c')
  for (const text of ['Kuidas jalanõusid tagastada?', '如何退货', 'x'.repeat(999)]) {
    expect(contentHash(text)).toBe(reference(text))
  }
})

test('faults in the head name file, line and reason', () => {
  expect(problems({ 'en/a.md': 'no head' })[0]).toBe(
    'en/a.md:1: the file must start with a line of --- and say at least its title',
  )
  expect(problems({ 'en/a.md': article('title: A\ntags: x\npages: [cart, prodct]\nordr: 1') })).toEqual([
    'en/a.md:3: tags: expected a list, such as [returns, refund]',
    'en/a.md:4: pages: unknown page "prodct", did you mean "product"? (known: home, listing, product, cart, checkout, article, search, other)',
    'en/a.md:5: ordr: unknown key, did you mean "order"?',
  ])
  expect(problems({ 'en/a.md': article('category: x') })).toEqual(['en/a.md:1: title is missing'])
  expect(problems({ 'en/a.md': article('title: "open') })[0]).toMatch(/^en\/a\.md:2: /)
  expect(problems({ 'en/a.md': article('title: A', ' \n') })).toEqual(['en/a.md:4: the article has no text'])
  expect(problems({ 'en/Bad Name.md': article('title: A') })[0]).toMatch(/^en\/Bad Name.md:1: the file's name/)
})

test('dead links, the same id and the same title are faults', () => {
  expect(
    problems({
      'en/a.md': article('title: How do I pay?', '[x](article:bills)'),
      'en/b.md': article('title: how do I pay', 'y'),
      'en/c.md': article('title: C\nid: bill', 'z'),
      'en/d.md': article('title: D\nid: bill', 'z'),
    }),
  ).toEqual([
    'en/d.md:1: the id "bill" is taken by en/c.md',
    'en/b.md:1: the title is the same as that of en/a.md',
    'en/a.md:1: links to the article "bills", which does not exist, did you mean "bill"?',
  ])
})

test('categories and synonyms are checked', () => {
  expect(
    problems({
      'en/a.md': article('title: A\ncategory: retuns'),
      'en/_categories.yaml': 'returns: Returns\nBad Id: x',
      'en/_synonyms.yaml': '- [a, b]\n- alone',
    }),
  ).toEqual([
    'en/_categories.yaml:2: "Bad Id": expected an id and a title',
    'en/a.md:1: the category "retuns" is not in _categories.yaml, did you mean "returns"?',
    'en/_synonyms.yaml:2: expected a list of at least two words',
  ])
})

test('files elsewhere and an empty folder are told', () => {
  expect(problems({ 'readme.md': 'x' })).toEqual([
    'readme.md:1: expected a path such as en/returns.md: language, then article',
    '.:1: no articles here, expected files such as en/returns.md',
  ])
  const files = helpFixture()
  expect(buildHelp(files, { defaultLanguage: 'et' }).manifest.default).toBe('et')
  expect(buildHelp(files, { defaultLanguage: 'fr' }).problems.map(formatProblem)).toEqual([
    '.:1: the default language "fr" has no articles',
  ])
})

test('[T11] a YAML head cannot blow up or reach the prototype', () => {
  const bomb =
    'title: A\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]'
  expect(problems({ 'en/a.md': article(bomb) }).length).toBeGreaterThan(0)
  expect(problems({ 'en/a.md': article('title: A\n__proto__: {polluted: 1}') })).toHaveLength(1)
  expect('polluted' in {}).toBe(false)
})
