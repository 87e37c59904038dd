import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchWorld } from '../launcher/testing/watch-world.ts'
import type { WidgetOptions } from '../seams.ts'
import { cutAddress, type ObservedPage, observePage } from './page-facts.ts'
import { findSource } from './platforms.ts'
import { fakeObservers } from './testing/fake-source.ts'

const fetched = vi.fn(() => new Promise(() => {}))
const ends: (() => void)[] = []
const observe = (told: { cart?: unknown; page?: unknown } = {}, platform = 'shopify'): ObservedPage =>
  observePage({ options: { platform } as WidgetOptions, told, ends })
const end = () => {
  for (const run of ends.splice(0)) run()
}

beforeEach(() => {
  window.location.href = 'https://shop.example/products/corsa?variant=1#top'
  document.title = 'Corsa'
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
  fakeObservers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  end()
  fetched.mockClear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const cart = (total: number) => ({ currency: 'EUR', total, items: [] })

test('of the address only what is no query and no fragment may leave the browser', () => {
  expect(observe().page()).toEqual({ url: 'https://shop.example/products/corsa', title: 'Corsa', type: 'other' })
  expect(cutAddress(`https://a.example/${'x'.repeat(5000)}?card=4111`)).toHaveLength(2048)
  expect(cutAddress('https://a.example/p#?x')).toBe('https://a.example/p')
})

test('what the page tells comes before what is seen, until it navigates', () => {
  const page = observe({ page: { url: '/told?x=1', title: 'Told' } })
  expect(page.page()).toMatchObject({ url: 'https://shop.example/told', title: 'Told' })
  page.tell({ page: { url: 'http://[', title: 7 } })
  expect(page.page()).toMatchObject({ url: 'https://shop.example/products/corsa', title: 'Corsa' })
  const views = page.views()
  history.pushState(null, '', '/next')
  window.dispatchEvent(new Event('popstate'))
  expect([page.page().url, page.views() - views]).toEqual(['https://shop.example/next', 1])
})

describe('a cart that the page tells', () => {
  test('is known at once, and the platform is not asked', async () => {
    const page = observe({ cart: cart(5) })
    await vi.advanceTimersByTimeAsync(60_000)
    expect([page.cart()?.total, fetched.mock.calls.length]).toEqual([5, 0])
  })

  test('ends the asking of the platform', async () => {
    const page = observe()
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched).toHaveBeenCalledTimes(1)
    page.tell({ cart: cart(5) })
    document.dispatchEvent(new Event('shopify:cart:lines-update'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([page.cart()?.total, fetched.mock.calls.length]).toEqual([5, 1])
  })

  test('that cannot be read changes nothing: the platform is asked', async () => {
    const page = observe({ cart: { items: 'none' } })
    await vi.advanceTimersByTimeAsync(0)
    expect([page.cart(), fetched.mock.calls.length]).toEqual([null, 1])
  })

  test('has changed only if it is another', () => {
    const page = observe({ cart: cart(5) })
    const told = vi.fn()
    page.onChange(told)
    page.tell({ cart: cart(5) })
    expect(page.cartChangedAt()).toBeNull()
    page.tell({ cart: cart(6) })
    expect(page.cartChangedAt()).toBe(Date.now())
    page.tell({ cart: null })
    expect([page.cart(), told.mock.calls.length]).toEqual([null, 3])
  })
})

test('watching ends with the widget: no listener, observer or timer is left', async () => {
  const world = watchWorld()
  observe()
  document.body.dispatchEvent(new Event('click', { bubbles: true }))
  expect(world.left().length).toBeGreaterThan(5)
  end()
  await vi.advanceTimersByTimeAsync(0)
  expect([world.left(), vi.getTimerCount()]).toEqual([[], 0])
  world.restore()
})

describe('platform', () => {
  test('none reads no cart', () => {
    expect(findSource('none')).toBeNull()
    expect(console.warn).not.toHaveBeenCalled()
  })

  test.each(['shopfiy', 'constructor', '__proto__', 'toString'])(
    '%s reads no cart, and the right names are told',
    (name) => {
      expect(findSource(name)).toBeNull()
      const names = 'shopify,woocommerce,bigcommerce'
      expect(console.warn).toHaveBeenCalledExactlyOnceWith(`deskbell: no platform "${name}"; there are ${names}`)
    },
  )

  test.each([
    ['/fr/', '/fr/cart.js'],
    ['//evil.example/', '/cart.js'],
    [{}, '/cart.js'],
  ])('a Shopify page with the root %j is asked at %s', (root, address) => {
    vi.stubGlobal('Shopify', { routes: { root } })
    expect(findSource('auto')?.address()).toBe(address)
  })
})
