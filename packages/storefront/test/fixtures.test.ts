import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { StorePage } from '../src/address.ts'
import { cartFacts } from '../src/cart-facts.ts'
import { readDataLayer } from '../src/data-layer.ts'
import { optionKey } from '../src/option.ts'
import { platforms } from '../src/platform.ts'
import { readCart } from '../src/read-cart.ts'
import { readPage } from '../src/read-page.ts'

const shared = resolve(import.meta.dirname, '../../../../shared/storefront-fixtures')
const isHere = existsSync(shared)
if (!isHere) console.warn(`SKIPPED: no shared storefront fixtures at ${shared}; only the project's own were read`)

const read = (file: string): string => readFileSync(resolve(shared, file), 'utf8')
const json = (file: string) => JSON.parse(read(file))

interface Fixture {
  id: string
  platform: string
  file: string
  expected?: string
}
const index: Fixture[] = isHere ? json('index.json').fixtures : []
const carts = index.filter((one) => (platforms as readonly string[]).includes(one.platform))
const payloadOf = ({ file }: Fixture): unknown => (file.endsWith('.json') ? json(file) : read(file))
const cartOf = (fixture: Fixture) =>
  readCart(fixture.platform, payloadOf(fixture), json(fixture.expected ?? '') as StorePage)

describe.skipIf(!isHere)('shared fixtures', () => {
  test.each(carts.map((one) => [one.id, one] as const))('cart %s', (_, fixture) => {
    const expected = json(fixture.expected ?? '')
    expect(cartOf(fixture)).toEqual(expected.cart)
    if (expected.completeness) {
      expect(readDataLayer(payloadOf(fixture), expected)?.completeness).toBe(expected.completeness)
    }
  })

  const facts: { fixture: string; facts: Record<string, unknown> }[] = isHere ? json('cart-facts.json').cases : []
  test.each(facts.map((one) => [one.fixture, one.facts] as const))('facts %s', (id, expected) => {
    const cart = cartOf(carts.find((one) => one.id === id)!)!
    const several = expected.sameProductSeveralSizes as { joined: Record<string, string> } | null
    const { sameProductSeveralSizes: found, ...rest } = cartFacts(cart, 'en')
    expect({ ...rest, sameProductSeveralSizes: null }).toEqual({ ...expected, sameProductSeveralSizes: null })
    if (!several) return expect(found).toBeNull()
    const { joined, ...same } = several
    expect(found).toMatchObject(same)
    for (const [locale, phrase] of Object.entries(joined)) {
      const spaced = (text: string | undefined) => text?.replace(/\s/g, ' ')
      expect(spaced(cartFacts(cart, locale).sameProductSeveralSizes?.joined)).toBe(spaced(phrase))
    }
  })

  const pages = index.filter((one) => one.platform === 'page-context')
  test.each(pages.map((one) => [one.id, one] as const))('page %s', (_, { file, expected }) => {
    const html = read(file)
    const url = /rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(readPage(html, url)).toEqual(json(expected ?? ''))
  })

  test('every label for size and colour is known', () => {
    const names = json('option-names.json')
    for (const key of ['size', 'color'] as const) {
      for (const label of Object.values<string[]>(names[key]).flat()) {
        expect([label, optionKey(label), optionKey(` Select ${label.toUpperCase()}: `)]).toEqual([label, key, key])
      }
    }
  })
})
