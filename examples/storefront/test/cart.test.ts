import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShopper, openShop, type Shop } from './listen.ts'

const small = 44_910_000_001_075
const large = 44_910_000_001_080
const brio = 44_910_000_003_080

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function shopperWithTwoSizes() {
  const shopper = createShopper(shop.url)
  await shopper.post('/cart/add.js', { id: small, quantity: 1 })
  await shopper.post('/cart/add.js', { items: [{ id: String(large) }] })
  return shopper
}

const cartOf = async (shopper: ReturnType<typeof createShopper>, path = '/cart.js') => (await shopper.get(path)).json()

describe('the cart', () => {
  test('is empty at first', async () => {
    expect(await cartOf(createShopper(shop.url))).toMatchObject({
      item_count: 0,
      total_price: 0,
      items: [],
      currency: 'EUR',
    })
  })

  test('holds the same shoe in two sizes as two lines, newest first, money in hundredths', async () => {
    const cart = await cartOf(await shopperWithTwoSizes())
    expect(cart).toMatchObject({ item_count: 2, total_price: 25_800, items_subtotal_price: 25_800 })
    expect(cart.items.map((item: { variant_title: string }) => item.variant_title)).toEqual(['Red / 8', 'Red / 7.5'])
    expect(cart.items[1]).toMatchObject({
      id: small,
      variant_id: small,
      product_id: 8_123_450_000_001,
      product_title: 'Corsa red',
      title: 'Corsa red - Red / 7.5',
      price: 12_900,
      final_price: 12_900,
      final_line_price: 12_900,
      url: `/products/corsa-red?variant=${small}`,
      image: `${shop.url}/shop/shoes/corsa-red.svg`,
      options_with_values: [
        { name: 'Color', value: 'Red' },
        { name: 'Size', value: '7.5' },
      ],
    })
  })

  test('speaks the language of its path; names and sizes stay', async () => {
    const cart = await cartOf(await shopperWithTwoSizes(), '/et/cart.js')
    expect(cart.items[0]).toMatchObject({
      product_title: 'Corsa red',
      url: `/et/products/corsa-red?variant=${large}`,
      options_with_values: [
        { name: 'Värv', value: 'Punane' },
        { name: 'Suurus', value: '8' },
      ],
    })
  })

  test('adding answers with what was added; the same again counts up', async () => {
    const shopper = createShopper(shop.url)
    expect(await (await shopper.post('/cart/add.js', { id: small })).json()).toMatchObject({ id: small, quantity: 1 })
    const again = await shopper.post('/cart/add.js', { items: [{ id: small, quantity: 2 }] })
    expect(await again.json()).toMatchObject({ items: [{ id: small, quantity: 3, final_line_price: 38_700 }] })
  })

  test('changes by variant, by key and by line; 0 removes', async () => {
    const shopper = await shopperWithTwoSizes()
    const [first] = (await cartOf(shopper)).items
    const byKey = await shopper.post('/cart/change.js', { id: first.key, quantity: 2 })
    expect(await byKey.json()).toMatchObject({ item_count: 3 })
    expect(await (await shopper.post('/cart/change.js', { line: 2, quantity: 0 })).json()).toMatchObject({
      item_count: 2,
      items: [{ id: large, quantity: 2 }],
    })
    expect(await (await shopper.post('/cart/change.js', { id: large, quantity: 1 })).json()).toMatchObject({
      total_price: 12_900,
    })
  })

  test('updates many at once and clears', async () => {
    const shopper = await shopperWithTwoSizes()
    const updated = await shopper.post('/cart/update.js', { updates: { [small]: 0, [brio]: 1 } })
    expect(await updated.json()).toMatchObject({ item_count: 2, total_price: 21_800 })
    expect(await (await shopper.post('/cart/update.js', { updates: [3, 1] })).json()).toMatchObject({ item_count: 4 })
    expect(await (await shopper.post('/cart/clear.js', '')).json()).toMatchObject({ item_count: 0, items: [] })
    expect(shopper.cookie()).toBe('')
  })

  test('works as forms for browsers without scripts', async () => {
    const shopper = createShopper(shop.url)
    const answer = await shopper.submit('/et/cart/add', { id: String(small) })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/et/cart'])
    expect(await (await shopper.get('/et/cart')).text()).toContain('Suurus 7.5')
  })
})

describe('what is wrong is refused and changes nothing', () => {
  test.each([
    ['/cart/add.js', { id: 1 }],
    ['/cart/add.js', {}],
    ['/cart/add.js', { items: [] }],
    ['/cart/add.js', { items: [null] }],
    ['/cart/add.js', { id: small, quantity: -1 }],
    ['/cart/add.js', { id: small, quantity: 1.5 }],
    ['/cart/add.js', { id: small, quantity: '1e3' }],
    ['/cart/add.js', { id: small, quantity: 11 }],
    ['/cart/add.js', { items: [{ id: brio }, { id: 'x' }] }],
    ['/cart/change.js', { id: brio, quantity: 1 }],
    ['/cart/change.js', { line: 3, quantity: 1 }],
    ['/cart/change.js', { id: small }],
    ['/cart/change.js', { id: small, quantity: 99 }],
    ['/cart/update.js', { updates: 3 }],
    ['/cart/update.js', { updates: { [small]: 2, nonsense: 1 } }],
    ['/cart/update.js', { updates: [1, 1, 1] }],
  ])('%s %j', async (path, body) => {
    const shopper = await shopperWithTwoSizes()
    const answer = await shopper.post(path, body)
    expect(answer.status).toBe(422)
    expect((await answer.json()).description).toMatch(/\S/)
    expect(await cartOf(shopper)).toMatchObject({ item_count: 2, total_price: 25_800 })
  })

  test('broken JSON, other types, too much, and reading where one must post', async () => {
    const shopper = createShopper(shop.url)
    expect((await shopper.post('/cart/add.js', '{"id":')).status).toBe(400)
    expect((await shopper.post('/cart/add.js', '[]')).status).toBe(400)
    expect((await shopper.post('/cart/add.js', { id: 'x'.repeat(2_000_000) })).status).toBe(413)
    const xml = { method: 'POST', body: '<id/>', headers: { 'content-type': 'text/xml' } }
    expect((await fetch(`${shop.url}/cart/add.js`, xml)).status).toBe(415)
    expect((await shopper.get('/cart/add.js')).status).toBe(405)
  })

  test.each([
    'nonsense',
    `${small}x0`,
    `${small}x99`,
    `${small}x1.${small}x1`,
    '1x1',
    `${small}x1.`,
    '%00',
    '9'.repeat(5000),
    '__proto__x1',
  ])('a cookie of %s is an empty cart', async (value) => {
    const shopper = createShopper(shop.url)
    shopper.tamper(value)
    expect(await cartOf(shopper)).toMatchObject({ item_count: 0, items: [] })
    expect((await shopper.get('/cart')).status).toBe(200)
  })
})
