import type { Cart } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cartFacts } from '../src/cart-facts.ts'
import { readCart } from '../src/read-cart.ts'

/** Payloads that documentation and open code of the platforms allow, and that shops rarely give. */
const page = { pageUrl: 'https://shop.example/' }
const read = (platform: string, payload: unknown, more: object = {}): Cart | null =>
  readCart(platform, payload, { ...page, ...more })
const brief = (cart: Cart | null) =>
  cart?.items.map(({ id, options, price, quantity }) => [id, options, price, quantity])

describe('Shopify', () => {
  const line = (more: object) => ({
    ...{ id: 21, key: '21:a', product_id: 2, variant_id: 21, quantity: 1, product_title: 'Sock', title: 'Sock - 42' },
    ...{ price: 1000, original_price: 1000, final_price: 1000, url: '/products/sock?variant=21', image: null },
    ...{ options_with_values: [{ name: 'Size', value: '42' }] },
    ...more,
  })
  const cart = (items: unknown, more: object = {}) => ({
    currency: 'EUR',
    total_price: 1000,
    item_count: 1,
    items,
    ...more,
  })

  test('a subscription costs what the plan says, and its plan is no option', () => {
    const plan = {
      price: 850,
      compare_at_price: 1000,
      per_delivery_price: 850,
      selling_plan: { id: 1, name: 'Monthly' },
    }
    const bought = cart([line({ final_price: 850, selling_plan_allocation: plan })], { total_price: 850 })
    expect(read('shopify', bought)).toMatchObject({ total: 8.5, items: [{ price: 8.5, options: { size: '42' } }] })
  })
  test('one size in two lines, for what is written on each, is one size', () => {
    const lines = [line({ key: '21:a' }), line({ key: '21:b', properties: { Name: 'Ann' } })]
    const both = read('shopify', cart(lines, { total_price: 2000, item_count: 2 }))
    expect(both && cartFacts(both, 'en')).toMatchObject({ lineCount: 2, itemCount: 2, sameProductSeveralSizes: null })
  })
  test('a product without a page of its own, from an app, and a title from right to left', () => {
    const own = line({
      product_id: null,
      url: null,
      product_title: '\u200fحذاء أحمر\u200f',
      options_with_values: [{ name: 'المقاس', value: '٤٢' }],
    })
    expect(read('shopify', cart([own]))?.items[0]).toMatchObject({ id: '21', url: null, options: { size: '٤٢' } })
    expect(read('shopify', cart([own]))?.items[0]?.name).toContain('حذاء أحمر')
  })
  test('what `change` says besides: added and removed lines are not the cart', () => {
    const answer = cart([], { total_price: 0, item_count: 0, items_added: [], items_removed: [line({})] })
    expect(read('shopify', answer)).toEqual({ currency: 'EUR', total: 0, items: [] })
  })
  test.each([
    ['a refusal', { status: 422, message: 'Cart Error', description: 'All 3 Sock are in your cart.' }],
    ['too many requests', { errors: 'Too many requests' }],
    [
      'the thin cart of a standard event',
      { id: 'gid://shopify/Cart/1', totalQuantity: 2, lines: [{ id: 'x', quantity: 2 }] },
    ],
    ['one line added', line({})],
    ['several lines added', { items: [line({}), line({})] }],
    ['a page instead', '<!doctype html><title>Enter password</title>'],
    ['lines in place of which stands a number', cart(3)],
    ['lines that are not there though counted', cart([], { item_count: 4 })],
  ])('%s is unknown, not empty', (_, payload) => expect(read('shopify', payload)).toBeNull())
})

describe('WooCommerce', () => {
  const money = { currency_code: 'EUR', currency_minor_unit: 2 }
  const line = (more: object) => ({
    ...{ key: 'k', id: 5, type: 'simple', quantity: 1, name: 'Box', permalink: 'https://shop.example/box/' },
    ...{ images: [], variation: [], item_data: [], prices: { price: '1000', ...money } },
    ...more,
  })
  const cart = (items: unknown, more: object = {}, count = 1) => ({
    ...{ items, items_count: count, coupons: [], fees: [], errors: [] },
    totals: {
      total_items: '1000',
      total_items_tax: '0',
      total_discount: '0',
      total_discount_tax: '0',
      ...money,
      ...more,
    },
  })

  test('a bundle carries its price, its parts cost nothing; fees and shipping are not goods', () => {
    const bundle = line({ type: 'bundle', extensions: { bundles: { bundled_items: ['p'] } } })
    const part = line({ id: 6, name: 'Part', prices: { price: '0', ...money } })
    const both = read(
      'woocommerce',
      cart([bundle, part], { total_fees: '300', total_shipping: '500', total_price: '1800' }, 2),
    )
    expect(both?.total).toBe(10)
    expect(brief(both)).toEqual([
      ['5', {}, 10, 1],
      ['6', {}, 0, 1],
    ])
  })
  test('prices that only dealers see are unknown, the goods are not', () => {
    const hidden = read('woocommerce', cart([line({ prices: { price: '', ...money } })], { total_items: '1000' }))
    expect([hidden?.items[0]?.price, hidden?.total]).toEqual([null, 10])
  })
  test('a subscription, with its choice; half a piece; decimals as a text', () => {
    const chosen = { variation: [{ raw_attribute: 'attribute_pa_size', attribute: 'Size', value: 'M' }] }
    const prices = { price: '1500', currency_code: 'EUR', currency_minor_unit: '2' }
    const bought = cart(
      [line({ id: '71', type: 'subscription_variation', quantity: '0.5', prices, ...chosen })],
      {},
      0.5,
    )
    expect(brief(read('woocommerce', bought))).toEqual([['71', { size: 'M' }, 15, 0.5]])
    expect(read('woocommerce', bought)?.total).toBe(7.5)
  })
  test('a name in markup, with references and from right to left', () => {
    const name = '<strong>קופסה</strong> &#8211; 12&#8243; &amp; מכסה'
    expect(read('woocommerce', cart([line({ name })]))?.items[0]?.name).toBe('קופסה – 12″ & מכסה')
  })
  test.each([
    ['an error', { code: 'woocommerce_rest_cart_error', message: 'Not found', data: { status: 404 } }],
    ['a cart without sums', { items: [] }],
    ['lines by their keys', cart({ k: line({}) })],
    ['a batch that failed', { responses: [{ status: 409, headers: {}, body: { code: 'x', data: {} } }] }],
    ['lines that are not there though counted', cart([], {}, 2)],
    ['nothing', null],
  ])('%s is unknown, not empty', (_, payload) => expect(read('woocommerce', payload)).toBeNull())
})

describe('Magento', () => {
  const line = (more: object) => ({
    ...{ product_type: 'simple', item_id: '1', product_id: '9', product_name: 'Lamp', product_sku: 'L', qty: 1 },
    ...{
      options: [],
      product_url: 'https://shop.example/lamp.html',
      product_price_value: 20,
      product_image: { src: null },
    },
    ...more,
  })
  const section = (items: unknown, more: object = {}) => ({ cart: { summary_count: 1, items, data_id: 5, ...more } })

  test('a bundle with arrays of markup, a gift card, a grouped child', () => {
    const options = [{ label: 'Screen', value: ['1 x Linen <span class="price">$5.00</span>', '1 x Silk'] }]
    const gift = line({ product_type: 'giftcard', product_id: 10, product_price_value: '50.0000', options: null })
    const lines = section([line({ product_type: 'bundle', options }), gift], { summary_count: '2' })
    expect(brief(read('magento', lines))).toEqual([
      ['9', { Screen: '1 x Linen $5.00, 1 x Silk' }, 20, 1],
      ['10', {}, 50, 1],
    ])
  })
  test('the same lines kept by their numbers, as a list with gaps is written', () => {
    expect(brief(read('magento', section({ 0: line({}), 2: line({ product_id: '11' }) })))).toEqual([
      ['9', {}, 20, 1],
      ['11', {}, 20, 1],
    ])
  })
  test('prices that are shown after a click only are unknown; the goods the section tells', () => {
    const later = section([line({ product_price_value: null })], { subtotalAmount: '20.0000', subtotal: '20,00 €' })
    expect(read('magento', later)).toMatchObject({ currency: 'EUR', total: 20, items: [{ price: null }] })
  })
  test('two sizes in several lines, one of them twice', () => {
    const sized = (sku: string, value: string) =>
      line({ product_type: 'configurable', product_sku: sku, options: [{ label: 'Größe', value, option_id: '93' }] })
    const cart = read('magento', section([sized('L-10', '10'), sized('L-9', '9.5'), sized('L-10', '10')]))
    expect(cart && cartFacts(cart, 'et').sameProductSeveralSizes).toMatchObject({
      sizes: ['9.5', '10'],
      joined: '9.5 ja 10',
    })
  })
  test.each([
    ['not filled yet', {}],
    ['text that is cut off', '{"cart":{"items":[{"product_id'],
    ['counted lines that are not there', section([])],
    ['a section without lines', { cart: { data_id: 5, summary_count: 0 } }],
    ['no lines but an object', section({})],
    ['a list of nothing', section([null])],
  ])('%s is unknown, not empty', (_, payload) => expect(read('magento', payload)).toBeNull())
})

describe('PrestaShop', () => {
  const line = (more: object) => ({
    ...{ id_product: 3, id_product_attribute: 0, name: 'Jar', attributes: [], cart_quantity: 1, price_amount: 9.5 },
    ...{ url: 'https://shop.example/3-jar.html', cover: null, price: '9,50 €' },
    ...more,
  })
  const shop = (products: unknown, more: object = {}, code = 'EUR') => ({
    currency: { iso_code: code, sign: '€' },
    cart: { products, products_count: 1, subtotals: { products: { amount: 9.5 } }, ...more },
  })

  test('products by their numbers, an attribute without a label, quantities as text', () => {
    const chosen = { Rozmiar: 'M &amp; L', '': 'x', Kolor: null }
    const lines = { 1: line({ id_product_attribute: '12', attributes: chosen, cart_quantity: '2' }) }
    expect(brief(read('prestashop', shop(lines)))).toEqual([['3', { size: 'M & L' }, 9.5, 2]])
  })
  test('a catalogue that shows no prices', () => {
    const hidden = line({ price_amount: null, price: '', price_wt: null, price_with_reduction: null })
    expect(read('prestashop', shop([hidden], { subtotals: {} }))).toMatchObject({
      total: null,
      items: [{ price: null }],
    })
  })
  test('three decimals by amount and in words; a voucher larger than the goods', () => {
    const dinar = read(
      'prestashop',
      shop([line({ price_amount: 1.25 })], { subtotals: { products: { amount: 1.25 } } }, 'KWD'),
    )
    expect([dinar?.currency, dinar?.total]).toEqual(['KWD', 1.25])
    const free = { subtotals: { products: { amount: 9.5 }, discounts: { amount: 12 } } }
    expect(read('prestashop', shop([line({})], free))?.total).toBe(0)
  })
  test.each([
    ['a cart that an event left away', { currency: { iso_code: 'EUR' }, cart: undefined }],
    ['only sums', { cart: { products_count: 2, totals: {} } }],
    ['counted products that are not there', shop([], { products_count: 2 })],
    ['an answer with errors', { hasError: true, errors: ['Not enough'], quantity: 0 }],
  ])('%s is unknown, not empty', (_, payload) => expect(read('prestashop', payload)).toBeNull())
})

describe('BigCommerce', () => {
  const line = (more: object) => ({
    ...{ id: 'a', productId: 80, variantId: 70, name: 'Pan', quantity: 1, listPrice: 30, salePrice: 30, options: [] },
    ...{ url: 'https://shop.example/pan/', imageUrl: 'https://cdn.example/ProductDefault.gif' },
    ...more,
  })
  const cart = (lineItems: unknown, more: object = {}) => [
    { currency: { code: 'EUR' }, cartAmount: 30, lineItems, ...more },
  ]

  test('a sale price and coupons, a chosen size as text and number, no picture', () => {
    const options = [{ name: 'Größe', nameId: 3, value: '7.5', valueId: 9 }]
    const one = read(
      'bigcommerce',
      cart({ physicalItems: [line({ salePrice: 25, couponAmount: 5, options })] }, { cartAmount: 20 }),
    )
    expect(one).toMatchObject({ total: 20, items: [{ price: 25, options: { size: '7.5' }, image: null }] })
  })
  test('a dealer price of nought is a price; a certificate has neither address nor picture', () => {
    const gift = { id: 'g', name: '€25 Gift Certificate', amount: 25, taxable: false, recipient: { name: 'Ann' } }
    const both = read(
      'bigcommerce',
      cart({ physicalItems: [line({ salePrice: 0 })], giftCertificates: [gift] }, { cartAmount: 25 }),
    )
    expect(brief(both)).toEqual([
      ['80', {}, 0, 1],
      ['g', {}, 25, 1],
    ])
    expect(JSON.stringify(both)).not.toContain('Ann')
  })
  test.each([
    ['an error', { status: 404, title: 'Cart not found', type: 'about:blank' }],
    ['an unreadable list', cart({ physicalItems: {} })],
    ['a cart of nothing that costs', cart({ physicalItems: [], digitalItems: [] })],
    ['a list of nothing', [null]],
    ['without its lines, when they were not asked for', [{ id: 'x', currency: { code: 'EUR' }, cartAmount: 30 }]],
  ])('%s is unknown, not empty', (_, payload) => expect(read('bigcommerce', payload)).toBeNull())
})

describe('data layer', () => {
  const view = (items: unknown, more: object = {}) => [
    { event: 'view_cart', ecommerce: { currency: 'EUR', items, ...more } },
  ]

  test('text amounts, discounts a piece, own fields, the same product in two lines', () => {
    const one = {
      item_id: 'A',
      item_name: 'Shoe',
      price: '40.00',
      discount: '10.00',
      quantity: 1,
      item_brand: 'X',
      stock: 'low',
    }
    const both = read(
      'ga4',
      view([
        { ...one, item_variant: '42' },
        { ...one, item_variant: '43', index: 1 },
      ]),
    )
    expect(brief(both)).toEqual([
      ['A', { size: '42' }, 40, 1],
      ['A', { size: '43' }, 40, 1],
    ])
    expect(both && cartFacts(both, 'ms').sameProductSeveralSizes?.joined).toBe('42 dan 43')
  })
  test('what was worth something is not empty because its lines were left out', () => {
    expect(read('ga4', view([], { value: 120 }))).toBeNull()
    expect(read('ga4', view([], { value: 0 }))).toEqual({ currency: 'EUR', total: 0, items: [] })
    expect(read('ga4', view([]))).toEqual({ currency: 'EUR', total: 0, items: [] })
  })
  test('more taken out than was seen leaves nothing known', () => {
    const remove = { event: 'remove_from_cart', ecommerce: { items: [{ item_id: 'Z', quantity: 3 }] } }
    expect(read('ga4', [remove])).toBeNull()
    const add = { event: 'add_to_cart', ecommerce: { items: [{ item_id: 'Z', item_name: 'Z', quantity: 1 }] } }
    expect(read('ga4', [add, remove])).toBeNull()
  })
  test.each([
    ['nothing of a cart', [{ 'gtm.start': 1, event: 'gtm.js' }, ['config', 'G-1'], null, 7]],
    ['items by their keys', view({ a: { item_id: 'A' } })],
    ['a nameless item', view([{ price: 3 }])],
    ['one that is no list', { event: 'view_cart' }],
  ])('%s is unknown, not empty', (_, payload) => expect(read('ga4', payload)).toBeNull())
})

describe('Medusa and Saleor', () => {
  const medusa = (items: unknown, more: object = {}) => ({ cart: { id: 'c', currency_code: 'kwd', items, ...more } })
  const line = (more: object) => ({
    ...{
      id: 'l',
      title: 'Tee',
      product_title: 'Tee',
      product_id: 'p',
      variant_id: 'v',
      quantity: 1,
      unit_price: 12.345,
    },
    ...{ variant_option_values: { Size: 'M', Colour: null }, thumbnail: null, product_handle: 'tee' },
    ...more,
  })
  test('three decimals, a raw amount beside, a discount a line, a product that cannot be shipped', () => {
    const lines = [
      line({
        raw_unit_price: { value: '12.345', precision: 20 },
        requires_shipping: false,
        adjustments: [{ amount: 2 }],
      }),
    ]
    expect(read('medusa', medusa(lines, { item_total: 10.345, total: 17, shipping_total: 6.655 }))).toMatchObject({
      currency: 'KWD',
      total: 10.345,
      items: [{ price: 12.345, options: { size: 'M' }, image: null }],
    })
  })
  test.each([
    ['no cart', { cart: null }],
    ['an error', { type: 'not_found', message: 'Cart was not found' }],
    ['lines left out by the fields asked for', { cart: { id: 'c', currency_code: 'eur', item_total: 10 } }],
    ['an empty list that costs', medusa([], { item_total: 10 })],
  ])('Medusa: %s is unknown, not empty', (_, payload) => expect(read('medusa', payload)).toBeNull())

  const gross = (amount: number, currency = 'JPY') => ({ gross: { amount, currency } })
  const variant = (more: object = {}) => ({
    ...{
      id: 'V',
      name: 'M',
      product: { id: 'P', name: 'قميص &amp; حزام', slug: 'shirt', thumbnail: { url: '/t.webp' } },
    },
    ...{ pricing: null, attributes: [{ attribute: { name: 'Size' }, values: [{ name: 'M' }, { name: null }] }] },
    ...more,
  })
  test('Saleor: no pricing, whole yen, a gift, a name from right to left, an attribute without a value', () => {
    const lines = [
      { quantity: 2, unitPrice: gross(900), totalPrice: gross(1800), variant: variant() },
      {
        quantity: 1,
        isGift: true,
        unitPrice: gross(0),
        totalPrice: gross(0),
        variant: variant({ id: 'W', attributes: [] }),
      },
    ]
    const data = { checkout: { lines, totalPrice: gross(2300), shippingPrice: gross(500), discount: { amount: 0 } } }
    const cart = read('saleor', { data })
    expect([cart?.currency, cart?.total, cart?.items[0]?.name]).toEqual(['JPY', 1800, 'قميص & حزام'])
    expect(brief(cart)).toEqual([
      ['P', { size: 'M' }, 900, 2],
      ['P', {}, 0, 1],
    ])
  })
  test.each([
    ['errors', { errors: [{ message: 'Permission denied' }], data: null }],
    ['no checkout', { data: { checkout: null } }],
    ['a line whose variant is gone', { checkout: { lines: [{ quantity: 1, variant: null }] } }],
    ['no lines that cost', { checkout: { lines: [], totalPrice: gross(10) } }],
  ])('Saleor: %s is unknown, not empty', (_, payload) => expect(read('saleor', payload)).toBeNull())
})

describe('Bagisto', () => {
  const line = (more: object) => ({
    ...{ id: 4, quantity: 1, type: 'simple', name: 'Bag', product_url_key: 'bag' },
    ...more,
  })
  test('prices without tax only, options by their numbers, a discount below nought', () => {
    const options = { 0: { attribute_name: 'Size', option_label: 'L', attribute_id: 24 } }
    const lines = [line({ price_excl_tax: '30.0000', formatted_price_excl_tax: '₹30.00', options })]
    const data = { items: lines, sub_total: '30.0000', discount_amount: '-5.0000', items_count: 1 }
    expect(read('bagisto', { data })).toMatchObject({
      currency: 'INR',
      total: 25,
      items: [{ price: 30, options: { size: 'L' } }],
    })
  })
  test('a bundle is one line; a name from right to left; no picture', () => {
    const bundle = line({
      type: 'bundle',
      name: 'حقيبة',
      price: 12,
      options: [{ attribute_name: 'Parts', option_label: '1 x A' }],
      base_image: [],
    })
    expect(read('bagisto', { data: { items: [bundle] } })?.items[0]).toMatchObject({
      name: 'حقيبة',
      options: { Parts: '1 x A' },
      image: null,
    })
  })
  test.each([
    ['nothing there', { data: null, message: 'Cart is empty.' }],
    ['an error', { message: 'Server Error' }],
    ['counted pieces without lines', { data: { items: [], items_count: 2, items_qty: 2 } }],
  ])('%s is unknown, not empty', (_, payload) => expect(read('bagisto', payload)).toBeNull())
})

describe('OpenCart', () => {
  const wrap = (rows: string, count = '2') =>
    `<div id="cart"><button type="button"><span id="cart-total">${count} item(s) - €61.00</span></button><table>${rows}</table></div>`
  const link = (id: number, name: string) =>
    `<a href="https://shop.example/index.php?route=product/product&amp;product_id=${id}">${name}</a>`

  test('an older theme writes count and sum into the cell of the name', () => {
    const row = `<tr><td class="image"></td><td class="name">${link(40, 'iPhone')}<div>- <small>Size: 42</small><br/></div>
      <span class="quantity">x&nbsp;2</span><span class="total">€61.00</span></td><td class="remove"><img src="x.png"></td></tr>`
    expect(brief(read('opencart', wrap(row)))).toEqual([['40', { size: '42' }, 30.5, 2]])
  })
  test('the count before the sign, a subscription, a certificate without a page', () => {
    const rows = `<tr><td></td><td>${link(41, 'Tea &amp; cup')} <br/>- <small>Subscription: Monthly</small></td><td>2x</td><td>€20.00</td></tr>
      <tr><td></td><td>€41.00 Gift Certificate</td><td>x&nbsp;1</td><td>€41.00</td></tr>`
    const cart = read('opencart', wrap(rows))
    expect(cart?.total).toBe(61)
    expect(cart?.items.map(({ name, options }) => [name, options])).toEqual([
      ['Tea & cup', { Subscription: 'Monthly' }],
      ['€41.00 Gift Certificate', {}],
    ])
  })
  test('dinar of thousandths by the sign, or by what the page names', () => {
    const row = (price: string) => `<tr><td></td><td>${link(43, 'Oud')}</td><td>x 2</td><td>${price}</td></tr>`
    const priced = (price: string, currency: string | null) =>
      read('opencart', wrap(row(price)), { currency })?.items[0]?.price
    expect([priced('24.500 د.ك', null), priced('24.500', 'KWD'), priced('24.500', 'EUR')]).toEqual([
      12.25, 12.25, 12_250,
    ])
  })
  test('prices after a login only, a name from right to left', () => {
    const row = `<tr><td></td><td>${link(42, 'حذاء')}</td><td>x 2</td><td></td></tr>`
    expect(read('opencart', wrap(row))).toMatchObject({
      total: null,
      items: [{ name: 'حذاء', price: null, quantity: 2 }],
    })
  })
  test.each([
    ['counted pieces without rows', wrap('')],
    ['an error', '{"error":"Session expired"}'],
    ['another page', '<html><body><h1>Maintenance</h1><button>0</button></body></html>'],
    ['a table of sums only', wrap('<tr><td>Total</td><td>€61.00</td></tr>')],
  ])('%s is unknown, not empty', (_, payload) => expect(read('opencart', payload)).toBeNull())
})
