import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchWorld } from '../launcher/testing/watch-world.ts'
import { startCart } from './page-cart.ts'
import { cartOf, fakeObservers, source, until } from './testing/fake-source.ts'

let browser: ReturnType<typeof fakeObservers>
let reads: { url: string; signal: AbortSignal; answer(body: unknown, status?: number): void; fail(): void }[] = []
let carts: unknown[] = []
let stop = () => {}

beforeEach(() => {
  window.location.href = 'https://shop.example/'
  vi.useFakeTimers()
  browser = fakeObservers()
  reads = []
  carts = []
  vi.stubGlobal('fetch', (url: string, { signal }: { signal: AbortSignal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    signal.addEventListener('abort', () => reject(signal.reason))
    const answer = (body: unknown, status = 200) =>
      resolve({ status, ok: status < 400, json: () => Promise.resolve(body) })
    reads.push({ url, signal, answer, fail: () => reject(new TypeError('offline')) })
    return promise
  })
  stop = until((signal) => startCart(source, (cart) => carts.push(cart), signal))
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const change = () => browser.finish('/cart/add.js')

test('the cart is read at the start, from its address', async () => {
  await wait(0)
  expect(reads.map(({ url }) => url)).toEqual(['/cart.js'])
  reads[0]!.answer(cartOf(10))
  await wait(0)
  expect(carts).toEqual([cartOf(10)])
})

test('a burst of changes is one read, and no two reads are closer than two seconds', async () => {
  await wait(0)
  for (let at = 0; at < 20; at++) {
    change()
    await wait(10)
  }
  await wait(1799 - 0)
  expect(reads).toHaveLength(1)
  await wait(10)
  expect(reads).toHaveLength(2)
  change()
  await wait(300)
  expect(reads).toHaveLength(2)
  await wait(1700)
  expect(reads).toHaveLength(3)
  await wait(60_000)
  expect(reads).toHaveLength(3)
})

test('after a quiet time a change is read once the burst is over', async () => {
  await wait(10_000)
  change()
  await wait(299)
  change()
  await wait(299)
  expect(reads).toHaveLength(1)
  await wait(1)
  expect(reads).toHaveLength(2)
})

test('a shop that says "too many" is left alone for a minute, whatever changes, then asked once', async () => {
  await wait(0)
  reads[0]!.answer(null, 429)
  await wait(1000)
  change()
  await wait(10_000)
  change()
  await wait(48_000)
  expect(reads).toHaveLength(1)
  await wait(2000)
  expect(reads).toHaveLength(2)
  expect(carts).toEqual([])
})

test.each([
  ['an error', 500],
  ['a page that is not there', 404],
])('%s leaves what is known', async (_, status) => {
  await wait(0)
  reads[0]!.answer(cartOf(1), status)
  await wait(60_000)
  expect([carts, reads.length]).toEqual([[], 1])
})

test('offline leaves what is known, and the next change asks again', async () => {
  await wait(0)
  reads[0]!.fail()
  await wait(5000)
  change()
  await wait(300)
  reads[1]!.answer(cartOf(2))
  await wait(0)
  expect(carts).toEqual([cartOf(2)])
})

test('of two answers under way the one asked for last counts, whichever comes last', async () => {
  await wait(0)
  change()
  await wait(2000)
  expect(reads).toHaveLength(2)
  reads[1]!.answer(cartOf(2))
  await wait(0)
  reads[0]!.answer(cartOf(1))
  await wait(0)
  expect(carts).toEqual([cartOf(2)])
})

test('the end aborts what is under way and leaves no timer, listener or observer', async () => {
  stop()
  const world = watchWorld()
  stop = until((signal) => startCart(source, (cart) => carts.push(cart), signal))
  await wait(0)
  change()
  stop()
  expect(reads.at(-1)!.signal.aborted).toBe(true)
  await wait(0)
  expect([world.left(), browser.running.size, vi.getTimerCount()]).toEqual([[], 0, 0])
  expect(carts).toEqual([])
  world.restore()
})

test('nothing starts again when a refusal or the outcome of a change comes after the end', async () => {
  await wait(0)
  const outcome = Promise.withResolvers<undefined>()
  reads.at(-1)!.answer(null, 429)
  document.dispatchEvent(Object.assign(new Event('shop:cart-changed'), { promise: outcome.promise }))
  stop()
  outcome.resolve(undefined)
  await wait(0)
  expect(vi.getTimerCount()).toBe(0)
})
