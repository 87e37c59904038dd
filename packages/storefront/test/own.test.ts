import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cartFacts } from '../src/cart-facts.ts'
import { readDataLayer } from '../src/data-layer.ts'
import { platforms } from '../src/platform.ts'
import { readCart } from '../src/read-cart.ts'
import { readPage } from '../src/read-page.ts'

const file = (name: string): string => readFileSync(resolve(import.meta.dirname, 'fixtures', name), 'utf8')
const json = (name: string) => JSON.parse(file(name))
const page = { pageUrl: 'https://shop.example/et/' }
const magento = (over: object, section: object = {}) => ({
  cart: {
    summary_count: 1,
    subtotal: '<span class="price">€10.00</span>',
    data_id: 5,
    items: [
      {
        product_type: 'configurable',
        product_id: '1',
        product_sku: 'A-M',
        product_name: 'A',
        qty: 2,
        product_price_value: '5.0000',
        ...over,
      },
    ],
    ...section,
  },
})

describe('own fixtures', () => {
  test('Shopify: two sizes of one product', () => {
    const cart = readCart('shopify', json('shopify-two-sizes.json'), page)
    expect(cart).toMatchObject({ currency: 'EUR', total: 219 })
    expect(cart?.items[0]).toEqual({
      id: '7',
      variantId: '11',
      name: 'Corsa & Co',
      options: { color: 'Red', size: '8' },
      price: 89,
      quantity: 1,
      url: 'https://shop.example/et/products/corsa?variant=11',
      image: 'https://cdn.shop.example/corsa.jpg',
    })
    expect(cart?.items[2]?.options).toEqual({})
    expect(JSON.stringify(cart)).not.toContain('Mari')
    expect(cart && cartFacts(cart, 'et').sameProductSeveralSizes).toEqual({
      name: 'Corsa & Co',
      sizes: ['7.5', '8'],
      color: 'Red',
      joined: '7.5 ja 8',
    })
  })
  test('Shopify: the answer of "add" is no cart', () => {
    const [line] = json('shopify-two-sizes.json').items
    expect(readCart('shopify', line, page)).toBeNull()
    expect(readCart('shopify', { items: [line] }, page)).toBeNull()
  })
  test('WooCommerce: gross prices, net totals', () => {
    const cart = readCart('woocommerce', json('woocommerce-gross.json'), page)
    expect(cart).toMatchObject({ currency: 'PLN', total: 221.4 })
    expect(cart?.items.map(({ variantId, image }) => [variantId, image])).toEqual([
      ['71', 'https://sklep.example/k-450x450.jpg'],
      ['72', null],
    ])
    expect(cart && cartFacts(cart, 'pl').sameProductSeveralSizes?.joined).toBe('M i L')
    const batch = { responses: [{ status: 201, body: json('woocommerce-gross.json') }] }
    expect(readCart('woocommerce', batch, page)).toEqual(cart)
  })
  test('WooCommerce: net prices, three decimals', () => {
    const payload = {
      items: [{ id: 1, name: 'Tea', quantity: 2, variation: [], prices: { price: '1250', currency_minor_unit: 3 } }],
      totals: {
        total_items: '2500',
        total_items_tax: '125',
        total_discount: '500',
        total_discount_tax: '25',
        currency_code: 'KWD',
        currency_minor_unit: 3,
      },
    }
    expect(readCart('woocommerce', payload, page)).toMatchObject({
      currency: 'KWD',
      total: 2,
      items: [{ price: 1.25 }],
    })
  })
  test('OpenCart: line totals, coupon, missing end tags', () => {
    expect(readCart('opencart', file('opencart-mini-cart.html.txt'), page)).toEqual({
      currency: 'EUR',
      total: 1234.5,
      items: [
        {
          id: '9',
          variantId: null,
          name: 'Lamp & Shade',
          options: { color: 'Brass', Cable: '2 m' },
          price: 414.8333,
          quantity: 3,
          url: 'https://shop.example/lamp?product_id=9',
          image: null,
        },
      ],
    })
  })
  test('OpenCart: empty only when it says so', () => {
    expect(readCart('opencart', '<button>0 item(s) - 0.00€</button><ul><li>Empty!</li></ul>', page)).toEqual({
      currency: 'EUR',
      total: 0,
      items: [],
    })
    expect(readCart('opencart', '<button>Товаров: 0 ($0.00)</button>', page)).toMatchObject({
      currency: null,
      items: [],
    })
    expect(readCart('opencart', '<button>2 item(s) - 20.00€</button><ul></ul>', page)).toBeNull()
    expect(readCart('opencart', '<p>Service unavailable</p>', page)).toBeNull()
  })
  test('a product page as a group with referenced variants', () => {
    expect(readPage(file('product-page.html.txt'), 'https://shop.example/products/corsa?variant=8')).toEqual({
      pageType: 'product',
      product: {
        id: '7',
        sku: null,
        name: 'Corsa "Red"',
        brand: 'Rosso',
        url: 'https://shop.example/products/corsa',
        image: 'https://shop.example/a.jpg',
        currency: 'EUR',
        price: 89,
        priceMax: 95.5,
        availability: 'limited',
        options: { size: ['8', '9'], color: ['Red'] },
      },
    })
  })
})

describe('Magento', () => {
  test('reads the stored text, too', () => {
    expect(readCart('magento', JSON.stringify(magento({})), page)).toMatchObject({
      currency: 'EUR',
      total: 10,
      items: [{ variantId: 'A-M' }],
    })
  })
  test('stale by cookie is unknown, fresh is not', () => {
    const cookie = (id: number) => `a=b; section_data_ids=${encodeURIComponent(JSON.stringify({ cart: id }))}`
    expect(readCart('magento', magento({}), { ...page, cookie: cookie(6) })).toBeNull()
    expect(readCart('magento', magento({}), { ...page, cookie: cookie(5) })).not.toBeNull()
  })
  test('a page with two currencies names none', () => {
    const head =
      '<meta property="product:price:currency" content="USD"><script type="application/ld+json">{"priceCurrency":"CAD"}</script>'
    expect(readCart('magento', magento({}, { subtotal: '$10' }), { ...page, pageHead: head })?.currency).toBeNull()
  })
  test('a known empty cart is empty', () => {
    expect(readCart('magento', magento({}, { items: [], summary_count: 0 }), page)).toEqual({
      currency: 'EUR',
      total: 0,
      items: [],
    })
  })
})

describe('other platforms', () => {
  test('PrestaShop: a cart that an event carried, a formatted price, no list of attributes', () => {
    const cart = {
      products: [
        {
          id_product: '3',
          id_product_attribute: '0',
          name: 'Sock',
          cart_quantity: '2',
          price: '1 299,50 zł',
          attributes: '',
        },
      ],
      subtotals: { products: { amount: 2599 }, discounts: { amount: 99 } },
    }
    expect(readCart('prestashop', cart, page)).toMatchObject({
      currency: null,
      total: 2500,
      items: [{ id: '3', variantId: null, price: 1299.5, options: {} }],
    })
    expect(readCart('prestashop', { cart: undefined, currency: {} }, page)).toBeNull()
  })
  test('BigCommerce: gift certificates and digital goods belong to the cart', () => {
    const payload = [
      {
        currency: { code: 'USD' },
        cartAmount: 60,
        lineItems: {
          physicalItems: [],
          digitalItems: [{ productId: 5, variantId: 6, name: 'Song', quantity: 1, salePrice: 10, options: null }],
          giftCertificates: [{ id: 'g1', name: 'Gift', amount: 50 }],
        },
      },
    ]
    expect(readCart('bigcommerce', payload, page)).toMatchObject({
      total: 60,
      items: [
        { id: '5', price: 10 },
        { id: 'g1', price: 50, quantity: 1 },
      ],
    })
  })
  test('Medusa: version 1 keeps whole yen', () => {
    const payload = {
      cart: {
        region: { currency_code: 'jpy' },
        items: [{ title: 'Mug', variant_id: 'v', unit_price: 1200, quantity: 1, variant: { product_id: 'p' } }],
      },
    }
    expect(readCart('medusa', payload, page)).toMatchObject({ currency: 'JPY', total: 1200 })
  })
  test('Medusa: net prices stay net', () => {
    const payload = {
      currency_code: 'usd',
      item_total: 22,
      item_tax_total: 2,
      items: [
        {
          product_id: 'p',
          variant_id: 'v',
          product_title: 'Tee',
          unit_price: 10,
          quantity: 2,
          is_tax_inclusive: false,
        },
      ],
    }
    expect(readCart('medusa', payload, page)?.total).toBe(20)
  })
  test('Saleor: shipping is taken off, no checkout is unknown', () => {
    const line = {
      quantity: 1,
      totalPrice: { gross: { amount: 40, currency: 'USD' } },
      variant: {
        id: 'v',
        product: { id: 'p', name: 'Tee', slug: 'tee' },
        pricing: { price: { gross: { amount: 40 } } },
        selectionAttributes: [],
      },
    }
    const checkout = {
      lines: [line],
      totalPrice: { gross: { amount: 39, currency: 'USD' } },
      shippingPrice: { gross: { amount: 9 } },
    }
    expect(readCart('saleor', { data: { checkout } }, page)?.total).toBe(30)
    expect(readCart('saleor', { data: { checkout: null } }, page)).toBeNull()
  })
  test('Bagisto: no cart is unknown; a dollar sign names no currency', () => {
    expect(readCart('bagisto', { data: null }, page)).toBeNull()
    const data = {
      sub_total: '20.0000',
      items: [{ name: 'Cap', quantity: 2, price: '10.0000', formatted_price: '$10.00', product_url_key: 'cap' }],
    }
    expect(readCart('bagisto', { data }, page)).toMatchObject({
      currency: null,
      total: 20,
      items: [{ url: 'https://shop.example/cap' }],
    })
  })
})

describe('data layer', () => {
  const item = (id: string, quantity: number, over: object = {}) => ({
    item_id: id,
    item_name: id,
    price: 10,
    quantity,
    ...over,
  })
  const event = (name: string, items: object[], over: object = {}) => ({
    event: name,
    ecommerce: { currency: 'EUR', items, ...over },
  })
  const layer = (...entries: unknown[]) => readDataLayer(entries, page)
  test('nothing about a cart is unknown', () => {
    expect(layer({ event: 'gtm.js' }, event('view_item', [item('A', 1)]))).toBeNull()
    expect(layer(event('remove_from_cart', [item('A', 1)]))).toBeNull()
  })
  test('a snapshot replaces what was added before', () => {
    expect(layer(event('add_to_cart', [item('A', 1)]), event('view_cart', [item('B', 2)]))?.cart.items).toMatchObject([
      { id: 'B', quantity: 2 },
    ])
  })
  test('variants are lines of their own; a removal without variant finds the only one', () => {
    const red = item('A', 1, { item_variant: 'Red' })
    const blue = item('A', 1, { item_variant: 'Blue' })
    expect(layer(event('view_cart', [red, blue]))?.cart.items).toHaveLength(2)
    expect(layer(event('view_cart', [red]), event('remove_from_cart', [item('A', 1)]))?.cart.items).toEqual([])
  })
  test('a coupon lowers the total, shipping in the value does not raise it', () => {
    expect(layer(event('view_cart', [item('A', 2)], { value: 15 }))?.cart.total).toBe(15)
    expect(layer(event('view_cart', [item('A', 2)], { value: 29 }))?.cart.total).toBe(20)
  })
  test('an event that cannot be read makes the cart unknown', () => {
    expect(layer(event('view_cart', [item('A', 2)]), { event: 'view_cart', ecommerce: { items: [null] } })).toBeNull()
  })
  test('the call of gtag as an arguments object', () => {
    const pushed = (function (..._: unknown[]) {
      // biome-ignore lint/complexity/noArguments: gtag() pushes exactly this
      return arguments
    })('event', 'view_cart', { currency: 'EUR', items: [item('A', 1)] })
    expect(layer(pushed)?.cart.total).toBe(10)
  })
})

const surprises: unknown[] = [
  null,
  undefined,
  0,
  '',
  'x',
  '<',
  [],
  {},
  [null],
  [[]],
  { items: 3 },
  { items: [null] },
  { items: [{}] },
  { cart: [] },
  { cart: { items: {} } },
  { data: 3 },
  { error: 'no' },
]

describe('surprises', () => {
  const debug = vi.spyOn(console, 'debug')
  beforeEach(() => void debug.mockReset())
  afterEach(() => void debug.mockReset())

  test.each(platforms.flatMap((platform) => surprises.map((payload) => [platform, payload] as const)))(
    '%s %j is unknown',
    (platform, payload) => {
      const isEmptyList = Array.isArray(payload) && payload.length === 0
      const cart = readCart(platform, payload, page)
      if (platform === 'bigcommerce' && isEmptyList) expect(cart?.items).toEqual([])
      else {
        expect(cart).toBeNull()
        expect(debug.mock.calls).toEqual([[expect.stringContaining(platform)]])
      }
    },
  )
  test('an unknown platform is unknown', () => {
    expect(readCart('constructor', {}, page)).toBeNull()
  })
  test('a throwing getter is unknown', () => {
    const hostile = Object.defineProperty({}, 'items', {
      enumerable: true,
      get() {
        throw new Error('mine')
      },
    })
    expect(readCart('shopify', hostile, page)).toBeNull()
  })
  test('a count of pieces without lines is unknown, not empty', () => {
    expect(readCart('shopify', { items: [], total_price: 0, currency: 'EUR', item_count: 2 }, page)).toBeNull()
    expect(readCart('woocommerce', { items: [], totals: {}, items_count: 1 }, page)).toBeNull()
    expect(readCart('prestashop', { cart: { products: [], products_count: 1 } }, page)).toBeNull()
    expect(readCart('saleor', { lines: [], totalPrice: { gross: { amount: 5, currency: 'EUR' } } }, page)).toBeNull()
  })
  test('one broken line makes the cart unknown', () => {
    const payload = json('shopify-two-sizes.json')
    payload.items[1] = { id: 3 }
    expect(readCart('shopify', payload, page)).toBeNull()
  })
  test.each([0, -1, 'two', null])('a quantity of %j is no line', (quantity) => {
    const payload = json('shopify-two-sizes.json')
    payload.items[0].quantity = quantity
    expect(readCart('shopify', payload, page)).toBeNull()
  })
  test('addresses that are none of the web are none', () => {
    const payload = json('shopify-two-sizes.json')
    payload.items[0].url = 'javascript:alert(1)'
    payload.items[0].image = 'data:image/png;base64,AAAA'
    expect(readCart('shopify', payload, page)?.items[0]).toMatchObject({ url: null, image: null })
  })
})
