import type { Cart } from '@deskbell/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { source } from '../edge/stores/shopify.ts'
import { overhear } from './edge/overhear.ts'
import { observeDeep } from './index.ts'

const line = (quantity: number) => ({ id: 1, product_id: 1, product_title: 'Corsa', final_price: 12900, quantity })
const cart = (quantity: number) => ({
  ...{ currency: 'EUR', total_price: 12900 * quantity, item_count: quantity, items: quantity ? [line(quantity)] : [] },
})
const answer = (data: unknown, status = 200) => new Response(JSON.stringify(data), { status })
const settle = () => new Promise((done) => setTimeout(done, 10))
let answers: Record<string, () => Response | Promise<Response>>
let stop: () => void
const real = window.fetch

beforeEach(() => {
  answers = {}
  window.fetch = vi.fn(async (input: RequestInfo | URL) => {
    const { pathname } = new URL(input instanceof Request ? input.url : `${input}`, location.href)
    return answers[pathname]?.() ?? answer(null, 404)
  }) as typeof fetch
  stop = () => {}
  asked.mockReset()
})
afterEach(() => {
  stop()
  window.fetch = real
})
/** What a request of ours gives, and whether it went to the shop. */
const asked = vi.fn()
const heard = async (): Promise<Cart | null> => {
  await settle()
  answers['/cart.js'] = () => {
    asked()
    return answer({ items: 'from the shop' })
  }
  const told = await (await fetch(source.address())).json()
  delete answers['/cart.js']
  const { commonWords } = await import('@deskbell/storefront/words')
  return source.read(told, { pageUrl: location.href }, commonWords)
}

describe('the page’s own answers', () => {
  test('a whole cart that the page was answered is taken, once', async () => {
    stop = await observeDeep('shopify')
    answers['/cart/change.js'] = () => answer(cart(2))
    await fetch('/cart/change.js', { method: 'POST' })
    expect((await heard())?.total).toBe(258)
    expect(await heard()).toBeNull()
  })

  test('what is no cart, failed, or is of another address or origin leaves it to be asked for', async () => {
    stop = await observeDeep('shopify')
    answers['/cart/change.js'] = () => answer(cart(2))
    answers['/cart/add.js'] = () => answer(line(1))
    await fetch('/cart/change.js', { method: 'POST' })
    await fetch('/cart/add.js', { method: 'POST' })
    expect(await heard()).toBeNull()
    answers['/cart/change.js'] = () => answer(cart(3), 422)
    await fetch('/cart/change.js')
    await fetch('https://elsewhere.example/cart/change.js').catch(() => {})
    answers['/search'] = () => answer(cart(3))
    await fetch('/search')
    expect(await heard()).toBeNull()
  })

  test('a request of ours is not taken for one of the page; of two answers the request made last counts', async () => {
    stop = await observeDeep('shopify')
    expect(await heard()).toBeNull()
    expect(asked).toHaveBeenCalledTimes(1)
    answers['/cart.js'] = () => answer(cart(1))
    await fetch('/cart.js')
    expect((await heard())?.total).toBe(129)
    expect(asked).toHaveBeenCalledTimes(1)
    let late = (_: Response) => {}
    answers['/cart/update.js'] = () => new Promise<Response>((done) => (late = done))
    answers['/cart/change.js'] = () => answer(cart(2))
    const first = fetch('/cart/update.js')
    await fetch('/cart/change.js')
    await settle()
    late(answer(cart(9)))
    await first
    expect((await heard())?.total).toBe(258)
  })

  test('by XMLHttpRequest, too', async () => {
    class FakeRequest extends EventTarget {
      status = 200
      responseType = ''
      responseText = ''
      response: unknown = null
      open(..._: unknown[]) {}
    }
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
    const told: unknown[] = []
    const { open } = FakeRequest.prototype
    const end = overhear({ concerns: (url) => url.endsWith('/cart.js'), onAnswer: ({ data }) => told.push(data) })
    const ask = (url: string, more: object) => {
      const request = new FakeRequest()
      request.open('GET', url)
      Object.assign(request, more).dispatchEvent(new Event('load'))
    }
    ask('/cart.js', { responseText: '{"a":1}' })
    ask('/cart.js', { responseType: 'json', response: { b: 2 } })
    ask('/cart.js', { responseText: '<p>' })
    ask('/cart.js', { responseType: 'blob' })
    ask('/cart.js', { status: 500, responseText: '{}' })
    ask('/other.js', { responseText: '{}' })
    expect(told).toEqual([{ a: 1 }, { b: 2 }])
    end()
    expect(FakeRequest.prototype.open).toBe(open)
    vi.unstubAllGlobals()
  })
})

describe('the page gets what it would get without us', () => {
  test('the same promise, the same answer unread, the same errors', async () => {
    const promise = Promise.resolve(answer(cart(1)))
    const fault = new TypeError('offline')
    const given = vi.fn((url: unknown) => (`${url}`.includes('down') ? Promise.reject(fault) : promise))
    window.fetch = given as never
    stop = overhear({
      concerns: () => true,
      onAnswer() {
        throw new Error('ours')
      },
    })
    const init = { method: 'POST' }
    const back = window.fetch('/cart/add.js', init)
    expect(back).toBe(promise)
    expect(given.mock.calls).toEqual([['/cart/add.js', init]])
    expect((await back).bodyUsed).toBe(false)
    expect(await (await back).json()).toEqual(cart(1))
    await expect(window.fetch('/down')).rejects.toBe(fault)
    await expect(async () => window.fetch(Symbol('x') as never)).rejects.toThrow()
  })

  test('at the end it is put back, or stays a mere passage where others have wrapped it', async () => {
    const before = window.fetch
    overhear({ concerns: () => true, onAnswer: vi.fn() })()
    expect(window.fetch).toBe(before)
    const told = vi.fn()
    const end = overhear({ concerns: () => true, onAnswer: told })
    const ours = window.fetch
    window.fetch = ((...args: Parameters<typeof fetch>) => ours(...args)) as typeof fetch
    end()
    answers['/cart.js'] = () => answer(cart(1))
    expect(await (await window.fetch('/cart.js')).json()).toEqual(cart(1))
    await settle()
    expect(told).not.toHaveBeenCalled()
  })
})

test('nothing is wrapped where the cart lies on the page, or nobody asks for it', async () => {
  const before = window.fetch
  stop = await observeDeep('prestashop')
  expect(window.fetch).toBe(before)
  stop = await observeDeep('none')
  expect(window.fetch).toBe(before)
})
