import { describe, expect, test } from 'vitest'
import { pageTypeOfUrl } from './page-type.ts'
import { readPage } from './read-page.ts'

test.each([
  ['/', 'home'],
  ['/et/', 'home'],
  ['/en-gb', 'home'],
  ['/cart', 'cart'],
  ['/cart.php', 'cart'],
  ['/et/ostukorv/', 'cart'],
  ['/pl/koszyk?action=show', 'cart'],
  ['/%D0%BA%D0%BE%D1%80%D0%B7%D0%B8%D0%BD%D0%B0', 'cart'],
  ['/ru/корзина', 'cart'],
  ['/cart/help', 'other'],
  ['/checkout', 'checkout'],
  ['/checkouts/cn/abc', 'checkout'],
  ['/checkout/cart', 'checkout'],
  ['/de/kasse', 'checkout'],
  ['/kassa/makse', 'checkout'],
  ['/zamowienie', 'checkout'],
  ['/kassetten', 'other'],
  ['/search?q=shoes', 'search'],
  ['/index.php?route=checkout/cart', 'cart'],
  ['/index.php?route=checkout/checkout', 'checkout'],
  ['/index.php?route=common/home', 'home'],
  ['/index.php', 'home'],
  ['/products/shoe', 'other'],
  ['/%E0%A4%A', 'other'],
])('the address %s is %s', (path, type) => {
  expect(pageTypeOfUrl(`https://shop.example${path}`)).toBe(type)
})

test('no address is other', () => {
  expect(['', 'x', 'about:blank'].map(pageTypeOfUrl)).toEqual(['other', 'other', 'other'])
})

const ld = (...nodes: unknown[]) =>
  nodes.map((node) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`).join('')
const here = 'https://shop.example/products/a'
const product = (over: object = {}) => ({
  '@type': 'Product',
  name: 'A',
  offers: { price: 5, priceCurrency: 'EUR', availability: 'InStock' },
  ...over,
})
const nameAt = (html: string, url = here) => readPage(html, url).product?.name ?? null

describe('the product of a page', () => {
  test('the one whose address is the page’s', () => {
    const html = ld(
      product({ name: 'B', url: '/products/b' }),
      product({ url: 'http://www.shop.example/products/a/?x=1' }),
    )
    expect(nameAt(html)).toBe('A')
  })
  test('a single one is taken anyway', () => {
    expect(nameAt(ld(product({ url: 'https://elsewhere.example/a' })))).toBe('A')
  })
  test('several others are a listing, not a product', () => {
    const html = ld({ '@type': 'CollectionPage' }, product({ url: '/b' }), product({ name: 'C', url: '/c' }))
    expect(readPage(html, 'https://shop.example/all')).toEqual({ pageType: 'listing', product: null })
  })
  test('twice the same is one', () => {
    expect(nameAt(ld(product(), product()))).toBe('A')
  })
  test.each(['isRelatedTo', 'isSimilarTo', 'mentions'])('products under %s are others', (key) => {
    expect(readPage(ld({ '@type': 'WebPage', [key]: product() }), here).product).toBeNull()
  })
  test('the main thing of a page counts', () => {
    expect(nameAt(ld({ '@type': 'ItemPage', mainEntity: product() }))).toBe('A')
  })
  test('microdata with a nested brand, apart from related products', () => {
    const html = `<div itemscope itemtype="http://schema.org/Product"><b itemprop="name">A</b>
      <div itemprop="brand" itemscope itemtype="http://schema.org/Brand"><i itemprop="name">Brand</i></div>
      <div itemprop="isRelatedTo" itemscope itemtype="http://schema.org/Product"><i itemprop="name">Z</i></div>
      <div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><data itemprop="price" value="5"></data></div></div>`
    expect(readPage(html, here).product).toMatchObject({ name: 'A', brand: 'Brand', price: 5 })
  })
  test('broken data falls back to Open Graph', () => {
    const html = `<script type="application/ld+json">{"@type":"Product","name":"a "quoted" one"}</script>
      <meta property="og:type" content="product"><meta property="og:title" content="A"><meta property="product:price:amount" content="1.299,00">`
    expect(readPage(html, here)).toMatchObject({ pageType: 'product', product: { name: 'A', price: 1299 } })
  })
  test('the id of the shop’s feed where the data has none', () => {
    expect(readPage(`<meta property="product:retailer_item_id" content="F1">${ld(product())}`, here).product?.id).toBe(
      'F1',
    )
  })
})

describe('the type of a page', () => {
  test('checkout wins over everything', () => {
    expect(readPage(ld(product()), 'https://shop.example/checkout')).toEqual({ pageType: 'checkout', product: null })
    expect(readPage('<input autocomplete="cc-number">', 'https://shop.example/pay').pageType).toBe('checkout')
  })
  test('a product recommended in the cart does not make it a product page', () => {
    expect(readPage(ld(product({ url: '/products/a' })), 'https://shop.example/cart').pageType).toBe('cart')
  })
  test('an article', () => {
    expect(readPage(ld({ '@type': 'BlogPosting' }), 'https://shop.example/blog/1').pageType).toBe('article')
  })
  test('the canonical address helps where the location says nothing', () => {
    expect(readPage('<link rel="canonical" href="https://shop.example/cart">', '').pageType).toBe('cart')
    expect(readPage('<link rel="canonical" href="/">', 'https://shop.example/about').pageType).toBe('other')
  })
  test.each([
    '',
    '<',
    '<script type="application/ld+json">',
    '<script type="application/ld+json">[null,3,{"@graph":{"@type":7}}]</script>',
  ])('whatever the page prints: %j', (html) => {
    expect(readPage(html, here)).toEqual({ pageType: 'other', product: null })
  })
})

test('questions with plain answers, incomplete ones left out', () => {
  const html = ld({
    '@type': 'FAQPage',
    mainEntity: [
      { '@type': 'Question', name: 'Why &amp; how?', acceptedAnswer: { text: '<ul><li>So</li><li>and so</li></ul>' } },
      { '@type': 'Question', name: 'Nothing' },
    ],
  })
  expect(readPage(html, here).faq).toEqual([{ q: 'Why & how?', a: 'So and so' }])
})
