import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchWorld } from '../launcher/testing/watch-world.ts'
import { changesCart, watchCart } from './cart-signals.ts'
import type { CartSource } from './page-cart.ts'
import { source as bigcommerce } from './stores/bigcommerce.ts'
import { source as shopify } from './stores/shopify.ts'
import { source as woocommerce } from './stores/woocommerce.ts'
import { fakeObservers, source, until } from './testing/fake-source.ts'

const stores: Record<string, CartSource> = { shopify, woocommerce, bigcommerce }
let browser: ReturnType<typeof fakeObservers>
let changed = vi.fn()
let stop = () => {}

beforeEach(() => {
  window.location.href = 'https://shop.example/'
  browser = fakeObservers()
  changed = vi.fn()
  stop = until((signal) => watchCart(source, changed, signal))
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const settle = () => new Promise((done) => setTimeout(done))
const tell = (promise?: Promise<unknown>) =>
  document.dispatchEvent(Object.assign(new Event('shop:cart-changed'), promise ? { promise } : {}))

test.each([
  ['/cart/add.js', undefined, 1],
  ['/cart/add.js', 200, 1],
  ['/cart/add.js', 422, 0],
  ['/cart/add.js', 500, 0],
  ['/cart.js', 200, 0],
  ['https://evil.example/cart/add.js', 200, 0],
  ['https://shop.example.evil.example/cart/add.js', 200, 0],
])('a finished request to %s (%s) counts %i times', (path, status, times) => {
  browser.finish(path, status)
  expect(changed).toHaveBeenCalledTimes(times)
})

test.each([
  ['shopify', '/cart/add', '/cart/add.js?section_id=x'],
  ['shopify', '/fr/cart/change.js?t=1', '/cart.js'],
  ['woocommerce', '/?wc-ajax=add_to_cart', '/?wc-ajax=get_refreshed_fragments'],
  ['woocommerce', '/wp-json/wc/store/v1/cart/add-item', '/wp-json/wc/store/v1/cart'],
  ['bigcommerce', '/remote/v1/cart/add', '/api/storefront/carts?include=x'],
])('%s: %s changes the cart, %s does not', (platform, change, other) => {
  const status = 200
  const at = (path: string) => ({ name: `https://shop.example${path}`, responseStatus: status })
  expect(changesCart(at(change), stores[platform]!)).toBe(true)
  expect(changesCart(at(other), stores[platform]!)).toBe(false)
})

test.each([
  ['without an outcome', undefined, 1],
  ['with a good outcome', () => Promise.resolve({ userErrors: [] }), 1],
  ['with nothing as outcome', () => Promise.resolve(undefined), 1],
  ['that the shop refused', () => Promise.resolve({ userErrors: ['sold out'] }), 0],
  ['that failed', () => Promise.reject(new Error('network')), 0],
])('an event %s counts %s times', async (_, outcome, times) => {
  tell(outcome?.())
  await settle()
  expect(changed).toHaveBeenCalledTimes(times)
})

test('a page that comes back from the cache is read anew, a page that is merely shown is not', () => {
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  expect(changed).not.toHaveBeenCalled()
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(changed).toHaveBeenCalledTimes(1)
})

test('the end leaves no listener and no observer', () => {
  stop()
  const world = watchWorld()
  stop = until((signal) => watchCart(source, changed, signal))
  expect([world.left().length, browser.running.size]).toEqual([2, 1])
  stop()
  expect([world.left(), browser.running.size]).toEqual([[], 0])
  world.restore()
})
