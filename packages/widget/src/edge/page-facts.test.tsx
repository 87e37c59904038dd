import type { Cart } from '@deskbell/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import type { Shell } from '../launcher/shell.ts'
import { type ObservedPage, observePage } from './page-facts.ts'

const ends: (() => void)[] = []
const hears: (() => void)[] = []
let said: Shell['said'] = []
const observe = (platform: string, ...calls: Shell['said']): ObservedPage => {
  said = calls
  return observePage({ options: { platform, debug: true } as Shell['options'], said, hears, ends })
}
/** As the page tells it while it is observed. */
const set = (cart: object) => {
  ;(said as unknown[]).push(['set', { cart }])
  for (const run of hears) run()
}

const corsa = { id: '1', name: 'Corsa', quantity: 1 }
/** A Shopify line as its shop's language has it. */
const line = (label: string, value: string, title = 'Corsa') => ({
  id: 11,
  variant_id: 11,
  product_id: 1,
  product_title: title,
  quantity: 1,
  final_price: 9900,
  options_with_values: [{ name: label, value }],
})

/** The page is a Shopify shop, whose cart holds these lines; gives the addresses that were asked. */
function openShop(items: unknown[]): string[] {
  const asked: string[] = []
  vi.stubGlobal('Shopify', { routes: { root: '/fr/' } })
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return new Response(JSON.stringify({ items, total_price: 9900, currency: 'EUR', item_count: items.length }))
  })
  return asked
}

const cartOf = async (page: ObservedPage): Promise<Cart> => {
  await vi.waitFor(() => expect(page.cart()).not.toBeNull(), { timeout: 3000 })
  return page.cart()!
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 100))

afterEach(() => {
  for (const end of ends.splice(0)) end()
  hears.splice(0)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('what is no cart is unknown, and one line of debugging says so', async () => {
  const debug = vi.spyOn(console, 'debug').mockReturnValue()
  openShop([{ id: 11, quantity: 'two' }])
  const page = observe('auto')
  await vi.waitFor(() => expect(debug).toHaveBeenCalled(), { timeout: 3000 })
  expect(debug.mock.calls).toEqual([['deskbell: the cart is unknown']])
  expect(page.cart()).toBeNull()
})

test('reads the cart of the shop system it finds', async () => {
  const asked = openShop([line('Taille', '42')])
  const page = observe('auto')
  expect((await cartOf(page)).items[0]).toMatchObject({ name: 'Corsa', options: { size: '42' }, price: 99 })
  expect(asked).toEqual(['/fr/cart.js'])
})

test.each([
  ['Suurus', 'Corsa', { size: '42' }, 'Corsa'],
  ['Größe', 'Corsa &amp; Brio', { size: '42' }, 'Corsa & Brio'],
  ['Material', 'Gr&uuml;n', { Material: '42' }, 'Grün'],
  ['Size', '&amp;uuml;', { size: '42' }, '&uuml;'],
])('an option called %s of %s', async (label, title, options, name) => {
  openShop([line(label, '42', title)])
  expect((await cartOf(observe('shopify'))).items[0]).toMatchObject({ options, name })
})

test('a cart that the page tells counts, and the shop system is not asked', async () => {
  const asked = openShop([line('Size', '42')])
  const page = observe('auto', ['set', { cart: { items: [corsa] } }])
  expect((await cartOf(page)).items[0]).toMatchObject({ id: '1', name: 'Corsa' })
  await settle()
  expect(asked).toEqual([])
})

test('a told cart that cannot be read changes nothing, with one warning', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const asked = openShop([line('Size', '42')])
  const page = observe('auto', ['set', { cart: { items: [{}] } }])
  expect((await cartOf(page)).items[0]).toMatchObject({ options: { size: '42' } })
  expect(asked).toHaveLength(1)
  expect(warned).toHaveBeenCalledTimes(1)
})

test('of two carts told in a row the last counts, and the change is known', async () => {
  const page = observe('none')
  set({ items: [corsa] })
  set({ items: [{ ...corsa, name: 'Brio' }] })
  expect((await cartOf(page)).items[0]!.name).toBe('Brio')
  expect(page.cartChangedAt()).toBeNull()
  set({ items: [] })
  await vi.waitFor(() => expect(page.cart()!.items).toEqual([]))
  expect(page.cartChangedAt()).toBeGreaterThan(0)
})

test('an element that the page names like a shop system is none', async () => {
  const asked = openShop([])
  vi.stubGlobal('Shopify', new EventTarget())
  observe('auto')
  await settle()
  expect(asked).toEqual([])
})

test('an address that changes silently is a new page view, until the end', async () => {
  // Any element may have this name where the browser has no Navigation API.
  vi.stubGlobal('navigation', document.createElement('nav'))
  const page = observe('none')
  await settle()
  history.pushState(null, '', '/products/corsa')
  document.body.click()
  await vi.waitFor(() => expect(page.views()).toBe(2))
  for (const end of ends.splice(0)) end()
  history.pushState(null, '', '/products/brio')
  document.body.click()
  await settle()
  expect(page.views()).toBe(2)
})

test('the Navigation API tells of it at once', () => {
  const navigation = Object.assign(new EventTarget(), { currentEntry: {} })
  vi.stubGlobal('navigation', navigation)
  const page = observe('none')
  history.pushState(null, '', '/cart')
  navigation.dispatchEvent(new Event('currententrychange'))
  expect([page.views(), page.page().type]).toEqual([2, 'cart'])
})
