import { Cart, parse } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readToldCart } from './told-cart.ts'

const warn = vi.fn()
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(warn)
})
afterEach(() => {
  vi.restoreAllMocks()
  warn.mockReset()
})

const item = { id: '1', name: 'Corsa', quantity: 2 }

test('a full cart is read as it is', async () => {
  const cart = {
    currency: 'EUR',
    total: 258,
    items: [
      {
        ...{ id: '1', variantId: '1-42', name: 'Corsa', options: { size: '42' }, price: 129, quantity: 2 },
        ...{ url: '/corsa', image: '/corsa.jpg' },
      },
    ],
  }
  expect(await readToldCart(cart)).toEqual(cart)
})

test('the words of other widgets, numbers as ids and amounts as text are understood', async () => {
  const cart = await readToldCart({ value: '258.50', items: [{ id: 7, name: 'Corsa', qty: '2', price: '129.25' }] })
  expect(cart).toMatchObject({ currency: null, total: 258.5, items: [{ id: '7', quantity: 2, price: 129.25 }] })
  expect((await readToldCart({ items: [{ id: 1, name: 'Corsa' }] }))?.items[0]?.quantity).toBe(1)
})

test('what is no amount is unknown', async () => {
  for (const total of ['', '  ', 'free', true, [], {}, null])
    expect((await readToldCart({ total, items: [] }))?.total).toBeNull()
})

test('unknown is null, empty is empty', async () => {
  expect(await readToldCart(null)).toBeNull()
  expect(await readToldCart({ items: [] })).toEqual({ currency: null, total: null, items: [] })
  expect(warn).not.toHaveBeenCalled()
})

test.each([
  [undefined, 'items must be a list'],
  ['cart', 'items must be a list'],
  [{}, 'items must be a list'],
  [{ items: { length: 1 } }, 'items must be a list'],
  [() => {}, 'items must be a list'],
  [{ items: [item, 'shoe'] }, 'items[1] must be an object'],
  [{ items: [item, null] }, 'items[1] must be an object'],
  [{ items: [item, item, { name: 'x' }] }, 'items[2] must be { id, name, quantity }'],
  [{ items: [{ ...item, quantity: -1 }] }, 'items[0] must be { id, name, quantity }'],
  [{ items: [{ ...item, quantity: 'many' }] }, 'items[0] must be { id, name, quantity }'],
  [{ items: [{ ...item, id: {} }] }, 'items[0] must be { id, name, quantity }'],
])('%j changes nothing, and the console names the place: %s', async (told, place) => {
  expect(await readToldCart(told)).toBeUndefined()
  expect(warn.mock.calls).toEqual([[`deskbell: set({ cart }): ${place}`]])
})

test.each([
  ['amounts', { currency: 'eur', total: Number.POSITIVE_INFINITY, items: [{ ...item, price: Number.NaN }] }],
  ['lengths', { items: [{ ...item, name: 'x'.repeat(9999), url: 'y'.repeat(9999), id: 'z'.repeat(9999) }] }],
  ['number of items', { items: Array(500).fill(item) }],
  ['options', { items: [{ ...item, options: { size: 42, color: {}, long: 'x'.repeat(9999) } }] }],
  ['elements', { items: [{ ...item, url: {}, image: ['x'] }], total: [], currency: {} }],
])('whatever a page puts into it, what is read may travel: %s', async (_, told) => {
  const cart = await readToldCart(told)
  expect(parse(Cart, cart)).toEqual({ ok: true, value: cart })
  expect(({} as { size?: unknown }).size).toBeUndefined()
})

test('an option may have any name', async () => {
  const cart = await readToldCart({ items: [{ ...item, options: JSON.parse('{"__proto__":"x","size":"42"}') }] })
  expect(parse(Cart, cart).ok).toBe(true)
  expect(cart?.items[0]?.options.size).toBe('42')
  expect(Object.getPrototypeOf(cart?.items[0]?.options)).toBe(Object.prototype)
})

test('a cart in the words of its shop system is read; what is none is named', async () => {
  const data = { items: [{ product_id: 7, variant_id: 8, product_title: 'Corsa', quantity: 1, final_price: 12900 }] }
  const told = { platform: 'shopify', data: { ...data, currency: 'EUR', total_price: 12900, item_count: 1 } }
  expect(await readToldCart(told)).toMatchObject({ currency: 'EUR', total: 129, items: [{ id: '7', name: 'Corsa' }] })
  expect(await readToldCart({ platform: 'shopify', data: 'soon' })).toBeUndefined()
  expect(await readToldCart({ platform: 'shopfiy', data })).toBeUndefined()
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    'deskbell: set({ cart }): data is no cart of shopify',
    expect.stringContaining('platform is "shopfiy", must be one of medusa,saleor,shopify,'),
  ])
})

test('of a batch of WooCommerce the last answer that is a cart counts', async () => {
  const cart = (name: string) => ({
    body: { items: [{ id: 7, name, quantity: 1 }], totals: { currency_code: 'EUR', total_items: '4990' } },
  })
  const data = { responses: [cart('Corsa'), cart('Etna'), { body: { code: 'none' } }] }
  const read = await readToldCart({ platform: 'woocommerce', data })
  expect(read).toMatchObject({ currency: 'EUR', total: 49.9, items: [{ id: '7', name: 'Etna' }] })
})
