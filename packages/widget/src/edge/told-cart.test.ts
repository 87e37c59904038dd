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

test('a full cart is read as it is', () => {
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
  expect(readToldCart(cart)).toEqual(cart)
})

test('the words of other widgets, numbers as ids and amounts as text are understood', () => {
  const cart = readToldCart({ value: '258.50', items: [{ id: 7, name: 'Corsa', qty: '2', price: '129.25' }] })
  expect(cart).toMatchObject({ currency: null, total: 258.5, items: [{ id: '7', quantity: 2, price: 129.25 }] })
  expect(readToldCart({ items: [{ id: 1, name: 'Corsa' }] })?.items[0]?.quantity).toBe(1)
})

test('what is no amount is unknown', () => {
  for (const total of ['', '  ', 'free', true, [], {}, null])
    expect(readToldCart({ total, items: [] })?.total).toBeNull()
})

test('unknown is null, empty is empty', () => {
  expect(readToldCart(null)).toBeNull()
  expect(readToldCart({ items: [] })).toEqual({ currency: null, total: null, items: [] })
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
])('%j changes nothing, and the console names the place: %s', (told, place) => {
  expect(readToldCart(told)).toBeUndefined()
  expect(warn.mock.calls).toEqual([[`deskbell: set({ cart }): ${place}`]])
})

test.each([
  ['amounts', { currency: 'eur', total: Number.POSITIVE_INFINITY, items: [{ ...item, price: Number.NaN }] }],
  ['lengths', { items: [{ ...item, name: 'x'.repeat(9999), url: 'y'.repeat(9999), id: 'z'.repeat(9999) }] }],
  ['number of items', { items: Array(500).fill(item) }],
  ['options', { items: [{ ...item, options: { size: 42, color: {}, long: 'x'.repeat(9999) } }] }],
  ['elements', { items: [{ ...item, url: {}, image: ['x'] }], total: [], currency: {} }],
])('whatever a page puts into it, what is read may travel: %s', (_, told) => {
  const cart = readToldCart(told)
  expect(parse(Cart, cart)).toEqual({ ok: true, value: cart })
  expect(({} as { size?: unknown }).size).toBeUndefined()
})

test('an option may have any name', () => {
  const cart = readToldCart({ items: [{ ...item, options: JSON.parse('{"__proto__":"x","size":"42"}') }] })
  expect(parse(Cart, cart).ok).toBe(true)
  expect(cart?.items[0]?.options.size).toBe('42')
  expect(Object.getPrototypeOf(cart?.items[0]?.options)).toBe(Object.prototype)
})
