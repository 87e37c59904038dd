import type { Cart } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cartFacts } from '../src/cart-facts.ts'
import { readCart } from '../src/read-cart.ts'
import { readPage } from '../src/read-page.ts'
import { needsMoreWords } from '../src/words.ts'

/** Payloads of the kinds that real shops give besides the plain ones: what a line of each comes to. */
const page = { pageUrl: 'https://shop.example/fr/' }
const lines = (cart: Cart | null) =>
  cart?.items.map(({ id, variantId, name, options, price, quantity }) => [
    id,
    variantId,
    name,
    options,
    price,
    quantity,
  ])
const read = (platform: string, payload: unknown, more: object = {}) =>
  readCart(platform, payload, { ...page, ...more })

describe('Shopify', () => {
  const item = (more: object) => ({
    ...{ id: 11, variant_id: 11, product_id: 1, title: 'Tee - M', product_title: 'Tee', variant_title: 'M' },
    ...{ quantity: 1, price: 2000, final_price: 2000, final_line_price: 2000, url: '/fr/products/tee?variant=11' },
    ...{ image: null, product_has_only_default_variant: false, options_with_values: [{ name: 'Taille', value: 'M' }] },
    ...more,
  })
  const cart = (items: object[], total: number, currency = 'EUR') => ({
    ...{ token: 'a', currency, item_count: items.length, total_price: total, items },
  })

  test.each([
    ['dinar of thousandths, still in hundredths', 'KWD', 12_345, 123.45],
    ['won without a fraction, still in hundredths', 'KRW', 1_280_000, 12_800],
    ['an amount as text', 'EUR', '2000', 20],
  ])('%s', (_, currency, price, expected) => {
    const read_ = read('shopify', cart([item({ final_price: price })], Number(price), currency))
    expect([read_?.currency, read_?.total, read_?.items[0]?.price]).toEqual([currency, expected, expected])
  })

  test('a gift card, a bundle with components, a line discount and a discount on the whole', () => {
    const gift = { ...item({ variant_id: 2, product_id: 2, product_title: 'Gift card', gift_card: true }) }
    Object.assign(gift, { final_price: 5000, options_with_values: [{ name: 'Denominations', value: '€50' }] })
    const bundle = item({ final_price: 1500, price: 2000, has_components: true, item_components: [item({})] })
    const whole = read('shopify', {
      ...cart([gift, bundle], 6000),
      cart_level_discount_applications: [{ title: '-5' }],
    })
    expect(whole?.total).toBe(60)
    expect(lines(whole)).toEqual([
      ['2', '2', 'Gift card', { Denominations: '€50' }, 50, 1],
      ['1', '11', 'Tee', { size: 'M' }, 15, 1],
    ])
  })

  test('what a line says of its owner is not read; a picture without a scheme, or only a featured one', () => {
    const engraved = item({ properties: { Engraving: 'For Ann', _id: '1' }, image: '//cdn.shop.example/a.jpg' })
    const featured = item({ image: '', featured_image: { url: 'https://cdn.shop.example/b.jpg' } })
    const both = read('shopify', cart([engraved, featured], 4000))
    expect(JSON.stringify(both)).not.toContain('Ann')
    expect(both?.items.map(({ image }) => image)).toEqual([
      'https://cdn.shop.example/a.jpg',
      'https://cdn.shop.example/b.jpg',
    ])
    expect(both?.items[0]?.url).toBe('https://shop.example/fr/products/tee?variant=11')
  })

  test('no currency, names with references, a default variant', () => {
    const plain = item({ product_title: 'Tom &amp; J&eacute;r&ocirc;me &#8211; 12&Prime;', options_with_values: [] })
    const only = item({
      product_has_only_default_variant: true,
      options_with_values: [{ name: 'Title', value: 'Default Title' }],
    })
    const both = read('shopify', { ...cart([plain, only], 4000), currency: undefined })
    expect(both?.currency).toBeNull()
    expect(lines(both)?.map((line) => [line[2], line[3]])).toEqual([
      ['Tom & Jérôme – 12″', {}],
      ['Tee', {}],
    ])
  })
})

describe('WooCommerce', () => {
  const money = (minor: number, code = 'EUR') => ({ currency_code: code, currency_minor_unit: minor })
  const item = (more: object, minor = 2) => ({
    ...{ key: 'k', id: 31, type: 'simple', quantity: 2, name: 'Cap', permalink: 'https://shop.example/produkt/cap/' },
    ...{
      images: [],
      variation: [],
      item_data: [{ name: 'Name on it', value: 'Ann' }],
      prices: { price: '1000', ...money(minor) },
    },
    ...more,
  })
  const cart = (items: object[], totals: object, minor = 2, code = 'EUR') => ({
    ...{
      items,
      items_count: items.length * 2,
      totals: { total_discount: '0', total_discount_tax: '0', total_shipping: null, ...money(minor, code), ...totals },
    },
  })

  test.each([
    [0, 'JPY', '1000', 2000],
    [2, 'EUR', '1000', 20],
    [3, 'KWD', '1000', 2],
    [4, 'EUR', '100000', 20],
  ])('%i decimals of %s', (minor, code, price, total) => {
    const one = item({ prices: { price, ...money(minor, code) } })
    const sum = String(Number(price) * 2)
    const whole = read('woocommerce', cart([one], { total_items: sum, total_items_tax: '0' }, minor, code))
    expect([whole?.currency, whole?.total]).toEqual([code, total])
    expect(JSON.stringify(whole)).not.toContain('Ann')
  })

  test('shown with tax, a coupon takes its tax, too; shown without, it does not', () => {
    const totals = { total_discount: '200', total_discount_tax: '46' }
    const gross = cart([item({ prices: { price: '1230', ...money(2) } })], {
      total_items: '2000',
      total_items_tax: '460',
      ...totals,
    })
    const net = cart([item({})], { total_items: '2000', total_items_tax: '460', ...totals })
    expect([read('woocommerce', gross)?.total, read('woocommerce', net)?.total]).toEqual([22.14, 18])
  })

  test('a variation with labels in another writing, a stand-in picture, a nameless label', () => {
    const variation = [
      { raw_attribute: 'attribute_pa_razmer', attribute: 'Размер', value: '42' },
      { raw_attribute: 'attribute_pa_color', attribute: '', value: 'Синий &amp; белый' },
      { raw_attribute: 'attribute_logo', attribute: 'Логотип', value: '' },
    ]
    const images = [{ src: 'https://shop.example/wp-content/uploads/woocommerce-placeholder.png', thumbnail: false }]
    const whole = read(
      'woocommerce',
      cart([item({ id: 77, type: 'variation', variation, images })], { total_items: '2000' }),
    )
    expect(lines(whole)).toEqual([['77', '77', 'Cap', { size: '42', color: 'Синий & белый' }, 10, 2]])
    expect(whole?.items[0]?.image).toBeNull()
  })

  test('two variations of one product are one product in two sizes, by their path', () => {
    const of = (id: number, size: string) =>
      item({
        id,
        name: 'Cap',
        permalink: `https://shop.example/produkt/cap/?attribute_pa_size=${size}`,
        variation: [{ attribute: 'Size', value: size }],
      })
    const whole = read('woocommerce', cart([of(1, 'XL'), of(2, 'S')], { total_items: '4000' }))
    expect(whole && cartFacts(whole, 'de').sameProductSeveralSizes).toMatchObject({
      sizes: ['S', 'XL'],
      joined: 'S und XL',
    })
  })
})

describe('Magento', () => {
  const item = (more: object) => ({
    ...{ product_type: 'simple', item_id: '1', product_id: '7', product_name: 'Mat', product_sku: 'MAT', qty: 1 },
    ...{
      product_url: 'https://shop.example/mat.html',
      options: [],
      product_price_value: 10,
      product_image: { src: '' },
    },
    ...more,
  })
  const section = (items: object[], more: object = {}) => ({
    cart: { summary_count: items.length, items, data_id: 1, ...more },
  })

  test('both kinds of price as text, a fraction of a piece, a product without a page of its own', () => {
    const both = {
      product_price_value: { incl_tax: '12.3000', excl_tax: '10.0000' },
      qty: '1.5000',
      product_has_url: false,
    }
    const whole = read('magento', section([item(both)]))
    expect(lines(whole)).toEqual([['7', null, 'Mat', {}, 12.3, 1.5]])
    expect([whole?.total, whole?.items[0]?.url]).toEqual([18.45, null])
  })

  test('what the shopper wrote on it stays hers; what she chose is read', () => {
    const options = [
      { label: 'Größe', value: 'XL', option_id: '93', option_value: '170' },
      { label: 'Gravur', value: 'Für Anna', option_id: '5', option_type: 'field' },
      { label: 'Verpackung', value: 'Karton <b>fest</b>', option_id: '6', option_type: 'drop_down' },
    ]
    const whole = read('magento', section([item({ product_type: 'configurable', product_sku: 'MAT-XL', options })]))
    expect(lines(whole)?.[0]?.slice(1, 4)).toEqual(['MAT-XL', 'Mat', { size: 'XL', Verpackung: 'Karton fest' }])
  })

  test.each([
    ['<span class="price">1.234,00&nbsp;€</span>', 'EUR'],
    ['<span class="price">₹1,234.00</span>', 'INR'],
    ['<span class="price">1 234,00 Kč</span>', 'CZK'],
    ['<span class="price">CHF 1’234.00</span>', 'CHF'],
    ['<span class="price">$1,234.00</span>', null],
    ['<span class="price">1.234,00 kr.</span>', null],
    ['<span class="price">¥1,234</span>', null],
  ])('the currency of %s', (subtotal, code) => {
    expect(read('magento', section([item({})], { subtotal }))?.currency).toBe(code)
  })

  test('the page names what the sign does not', () => {
    const pageHead = '<meta property="product:price:currency" content="AUD">'
    expect(read('magento', section([item({})], { subtotal: '$10.00' }), { pageHead })?.currency).toBe('AUD')
  })
})

describe('PrestaShop', () => {
  const item = (more: object) => ({
    ...{
      id_product: '5',
      id_product_attribute: '0',
      name: 'Vase',
      attributes: '',
      cart_quantity: 1,
      price_amount: 12.5,
    },
    ...{ price: '12,50 €', url: 'https://shop.example/5-vase.html', cover: null },
    ...more,
  })
  const shop = (products: object[], cart: object = {}, code = 'EUR') => ({
    ...{ currency: { iso_code: code }, cart: { products, products_count: products.length, ...cart } },
  })

  test('amounts as text, an amount only written out, a voucher, shipping left out', () => {
    const written = item({ price_amount: undefined, price: '1.299,00 €', id_product: 6, id_product_attribute: 61 })
    const subtotals = { products: { amount: '1311.5' }, discounts: { amount: '11.5' }, shipping: { amount: 7 } }
    const whole = read(
      'prestashop',
      shop([item({ price_amount: '12.500000' }), written], { subtotals, totals: { total: { amount: 1307 } } }),
    )
    expect(whole?.total).toBe(1300)
    expect(lines(whole)?.map((line) => [line[0], line[1], line[4]])).toEqual([
      ['5', null, 12.5],
      ['6', '61', 1299],
    ])
  })

  test('dinar of thousandths written out, and Arabic digits', () => {
    const dinar = (price: string) =>
      read('prestashop', shop([item({ price_amount: null, price })], {}, 'KWD'))?.items[0]?.price
    expect([dinar('12.500 KWD'), dinar('12.500 د.ك'), dinar('١٬٢٣٤٫٥٠٠ د.ك')]).toEqual([12.5, 12.5, 1234.5])
  })

  test('a gift at no price, no discounts, an empty list of attributes, the stand-in picture', () => {
    const cover = { bySize: { small_default: { url: 'https://shop.example/img/p/en-default-small_default.jpg' } } }
    const whole = read(
      'prestashop',
      shop([item({ price_amount: 0, is_gift: true, attributes: [], cover })], { subtotals: { discounts: null } }),
    )
    expect([whole?.total, whole?.items[0]?.options, whole?.items[0]?.image]).toEqual([0, {}, null])
  })
})

describe('BigCommerce', () => {
  const item = (more: object) => ({
    ...{ id: 'x', parentId: null, variantId: 301, productId: 111, name: 'Mug', url: 'https://shop.example/mug/' },
    ...{ quantity: 2, listPrice: 12, salePrice: 10, imageUrl: '', options: [] },
    ...more,
  })
  const cart = (lineItems: object, more: object = {}) => [
    { currency: { code: 'JPY', decimalPlaces: 0 }, cartAmount: 20, lineItems, ...more },
  ]

  test('whole yen stay whole; an engraving stays the shopper’s; a piece that belongs to another counts', () => {
    const options = [
      { name: 'Colour', nameId: 1, value: 'Navy', valueId: 5 },
      { name: 'Engraving', nameId: 2, value: 'Ann', valueId: null },
    ]
    const physicalItems = [
      item({ listPrice: 1280, salePrice: 1280, options }),
      item({ parentId: 'x', productId: 112, name: 'Lid', salePrice: 0 }),
    ]
    const whole = read(
      'bigcommerce',
      cart({ physicalItems, digitalItems: [], giftCertificates: [], customItems: [] }, { cartAmount: 2560 }),
    )
    expect([whole?.currency, whole?.total]).toEqual(['JPY', 2560])
    expect(lines(whole)).toEqual([
      ['111', '301', 'Mug', { color: 'Navy' }, 1280, 2],
      ['112', '301', 'Lid', {}, 0, 2],
    ])
  })

  test('a custom item has a SKU instead of an id; a cart without lines is empty', () => {
    const custom = { id: 'c', sku: 'C-1', name: 'Wrapping', quantity: 1, listPrice: '3.50' }
    expect(lines(read('bigcommerce', cart({ customItems: [custom] })))).toEqual([['C-1', null, 'Wrapping', {}, 3.5, 1]])
    expect(read('bigcommerce', cart({ physicalItems: [] }, { cartAmount: 0 }))).toEqual({
      currency: 'JPY',
      total: 0,
      items: [],
    })
  })
})

describe('data layer', () => {
  const view = (items: object[], more: object = {}) => [
    { ecommerce: null },
    { event: 'view_cart', ecommerce: { items, ...more } },
  ]

  test.each([
    ['Red / 7.5', { color: 'Red', size: '7.5' }],
    ['Größe 42', { variant: 'Größe 42' }],
    ['M | Schwarz', { size: 'M', color: 'Schwarz' }],
    ['UK 6,5, navy', { size: 'UK 6,5', color: 'navy' }],
    [42, { size: '42' }],
  ])('variant %j', (item_variant, options) => {
    const cart = read(
      'ga4',
      view([{ item_id: 'A', item_name: 'Shoe', item_variant, price: '19.90', quantity: '2' }], { currency: 'EUR' }),
    )
    expect([cart?.total, cart?.items[0]?.options]).toEqual([39.8, options])
  })

  test('a currency that only the pieces name, names with references, no quantity, no price', () => {
    const cart = read('ga4', view([{ item_id: 7, item_name: 'Salt &amp; pepper', currency: 'sek' }]))
    expect(cart).toMatchObject({
      currency: 'SEK',
      total: null,
      items: [{ id: '7', name: 'Salt & pepper', price: null, quantity: 1 }],
    })
  })

  test('an order by gtag empties it; other events say nothing of it', () => {
    const bought = { 0: 'event', 1: 'purchase', 2: { transaction_id: 't' }, length: 3 }
    expect(read('ga4', [...view([{ item_id: 'A' }]), bought])).toMatchObject({ items: [], total: 0 })
    expect(
      read('ga4', [{ event: 'view_item', ecommerce: { items: [{ item_id: 'A' }] } }, { event: 'gtm.js' }]),
    ).toBeNull()
  })
})

describe('Medusa and Saleor', () => {
  const second = (more: object) => ({
    currency_code: 'jpy',
    items: [
      {
        id: 'i',
        title: 'Tee',
        quantity: 2,
        unit_price: 1280,
        product_id: 'p',
        variant_id: 'v',
        product_title: 'Tee',
        ...more,
      },
    ],
  })

  test('version 2 keeps units in yen, without options, and nests the product where the line does not name it', () => {
    expect(read('medusa', { ...second({}), item_total: 2560 })).toMatchObject({ currency: 'JPY', total: 2560 })
    const nested = second({
      product_id: undefined,
      product_title: undefined,
      is_tax_inclusive: true,
      variant: { id: 'v', product: { id: 'q', title: 'Hat' } },
    })
    expect(lines(read('medusa', nested))).toEqual([['q', 'v', 'Hat', {}, 1280, 2]])
  })

  test('version 1 takes off what the discount takes', () => {
    const cart = {
      region: { currency_code: 'pln' },
      discount_total: 500,
      items: [{ title: 'Tee', quantity: 1, unit_price: 4999, variant: { id: 'v', product_id: 'p', title: 'M' } }],
    }
    expect(read('medusa', { cart })).toMatchObject({
      currency: 'PLN',
      total: 44.99,
      items: [{ price: 49.99, id: 'p' }],
    })
  })

  test('Saleor: several values of one attribute, a voucher over all, a picture that is missing', () => {
    const gross = (amount: number) => ({
      gross: { amount, currency: 'EUR' },
      net: { amount: amount / 1.22, currency: 'EUR' },
    })
    const attributes = [{ attribute: { name: 'Colour' }, values: [{ name: 'Red' }, { name: 'White' }] }]
    const line = {
      quantity: 3,
      totalPrice: gross(30),
      variant: {
        id: 'V',
        name: 'x',
        attributes,
        pricing: { price: gross(10) },
        product: { id: 'P', name: 'Flag', thumbnail: null },
      },
    }
    const cart = read('saleor', {
      checkout: { lines: [line], totalPrice: gross(32), shippingPrice: gross(7), discount: { amount: 5 } },
    })
    expect(cart).toMatchObject({ currency: 'EUR', total: 25 })
    expect(lines(cart)).toEqual([['P', 'V', 'Flag', { color: 'Red, White' }, 10, 3]])
  })
})

describe('Bagisto and OpenCart', () => {
  test('an older answer keeps the product inside; the sign names the currency', () => {
    const product = { url_key: 'polo', base_image: { small_image_url: 'https://shop.example/polo.webp' } }
    const cart = {
      items: [{ id: 1, quantity: '2', name: 'Polo', price: '35.0000', formatted_price: '€35.00', product }],
      discount_amount: null,
    }
    expect(read('bagisto', { data: cart })).toMatchObject({
      ...{ currency: 'EUR', total: 70 },
      items: [{ id: 'polo', url: 'https://shop.example/polo', image: 'https://shop.example/polo.webp', price: 35 }],
    })
  })

  const row = (name: string, extra: string, count: string, total: string) =>
    `<tr><td class="image"><a href="https://shop.example/index.php?route=product/product&amp;product_id=4${name.length}"><img src="/image/cache/a-47x47.jpg"></a></td><td class="name"><a href="https://shop.example/index.php?route=product/product&amp;product_id=4${name.length}">${name}</a>${extra}</td><td class="quantity">${count}</td><td class="total">${total}</td><td><button title="Remove">x</button></td></tr>`

  test.each([
    ['x&nbsp;2', '1,204.00€', 602, 'EUR'],
    ['× 2', '£1,204.00', 602, 'GBP'],
    ['x 2', '1 204 ₽', 602, 'RUB'],
    ['x 2', '12,040', 6020, null],
    ['x 2', '1.204,00 zł', 602, 'PLN'],
    ['x 2', '24.500 KWD', 12.25, 'KWD'],
  ])('OpenCart: %s for %s', (count, total, price, code) => {
    const html = `<div id="cart"><button>2 item(s)</button><table>${row('Phone', '<br /> - <small>Größe: L</small>', count, total)}</table></div>`
    expect(read('opencart', html)).toMatchObject({
      currency: code,
      items: [{ price, quantity: 2, options: { size: 'L' }, id: '45' }],
    })
  })
})

describe('pages', () => {
  const ld = (node: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...node })}</script>`

  test.each([
    [
      'a price written out',
      { '@type': 'Offer', price: '1.299,00', priceCurrency: 'EUR', availability: 'InStock' },
      1299,
      null,
      'in_stock',
    ],
    ['a range', { '@type': 'AggregateOffer', lowPrice: '10', highPrice: 20, priceCurrency: 'EUR' }, 10, 20, 'unknown'],
    [
      'whole yen',
      { '@type': 'Offer', price: 12800, priceCurrency: 'JPY', availability: 'http://schema.org/SoldOut' },
      12800,
      null,
      'out_of_stock',
    ],
    [
      'dinar',
      { '@type': 'Offer', price: '12.500', priceCurrency: 'KWD', availability: 'https://schema.org/PreOrder' },
      12.5,
      null,
      'preorder',
    ],
    [
      'a list price aside',
      {
        '@type': 'Offer',
        priceSpecification: [{ price: 90, priceType: 'https://schema.org/ListPrice' }, { price: 70 }],
      },
      70,
      null,
      'unknown',
    ],
  ])('%s', (_, offers, price, priceMax, availability) => {
    const { product } = readPage(ld({ '@type': ['Product'], name: 'X', offers }), 'https://shop.example/x')
    expect(product).toMatchObject({ price, priceMax, availability })
  })

  test.each([
    ['https://shop.example/fr/panier?x=1', 'cart'],
    ['https://shop.example/en-gb/basket/', 'cart'],
    ['https://shop.example/ru/%D0%BA%D0%BE%D1%80%D0%B7%D0%B8%D0%BD%D0%B0', 'cart'],
    ['https://shop.example/checkouts/cn/abc', 'checkout'],
    ['https://shop.example/zamowienie/dostawa', 'checkout'],
    ['https://shop.example/cart/checkout', 'checkout'],
    ['https://shop.example/de', 'home'],
    ['https://shop.example/cart-covers', 'other'],
    ['https://shop.example/kassahaldur', 'other'],
  ])('%s is %s', (url, type) => {
    expect(readPage('<title>x</title>', url).pageType).toBe(type)
  })
})

describe('by the few common words', () => {
  const cart = (over: object, currency: string | null = 'EUR'): Cart => ({
    ...{ currency, total: 1 },
    items: [
      { id: '1', variantId: null, name: 'A', options: {}, price: 1, quantity: 1, url: null, image: null, ...over },
    ],
  })

  test.each([
    ['a plain line', cart({ options: { size: 'M', color: 'red' } }), false],
    ['an option of another language', cart({ options: { Größe: 'M' } }), true],
    ['a reference left in a name', cart({ name: 'Jos&eacute;' }), true],
    ['thousands of won', cart({ price: 12_500 }, 'KRW'), false],
    ['an amount that could not be read', cart({ price: null }, null), true],
  ])('%s asks for more: %#', (_, one, more) => {
    expect(needsMoreWords(one)).toBe(more)
  })
})
