import type { Cart } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cartFacts } from '../src/cart-facts.ts'
import { readPage } from '../src/read-page.ts'

const url = 'https://shop.example/products/boot'
const raw = (json: string, type = 'application/ld+json') => `<script type="${type}">${json}</script>`
const ld = (...nodes: object[]) => raw(JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }))
const offer = (price: unknown, more: object = {}) => ({ '@type': 'Offer', price, priceCurrency: 'EUR', ...more })
const boot = (more: object = {}) => ({ '@type': 'Product', name: 'Boot', url, sku: 'B', ...more })
const productOf = (html: string, at = url) => readPage(html, at).product

describe('structured data as shops print it', () => {
  test('a graph in which page, crumbs and shop stand beside the product', () => {
    const html = ld(
      { '@type': 'Organization', name: 'Shop', logo: { '@type': 'ImageObject', url: '/logo.png' } },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [{ '@type': 'ListItem', item: { '@type': 'Product', name: 'Not me' } }],
      },
      { '@type': ['WebPage', 'ItemPage'], '@id': `${url}#page`, breadcrumb: { '@id': '#crumbs' } },
      boot({ '@id': `${url}#product`, offers: offer('79.90', { availability: 'https://schema.org/InStock' }) }),
    )
    expect(readPage(html, url)).toMatchObject({
      pageType: 'product',
      product: { id: 'B', name: 'Boot', price: 79.9, currency: 'EUR', availability: 'in_stock' },
    })
  })

  test('a group by its variants, one object instead of a list, sizes as things with names', () => {
    const variant = {
      ...boot({ sku: 'B-42', size: { '@type': 'SizeSpecification', name: '42' }, color: 'Red' }),
      offers: offer(80),
    }
    const group = {
      '@type': 'ProductGroup',
      productGroupID: 'G',
      name: 'Boot',
      url,
      hasVariant: variant,
      variesBy: ['size'],
    }
    expect(productOf(ld(group))).toMatchObject({
      id: 'G',
      price: 80,
      priceMax: null,
      options: { size: ['42'], color: ['Red'] },
    })
  })

  test('a group in one script, its variants in others', () => {
    const variants = ['42', '43'].map((size, at) => ({
      ...boot({ '@id': `#v${at}`, sku: `B-${size}`, size, url: `${url}?v=${at}`, name: `Boot ${size}` }),
      offers: offer(80 + at, { availability: at ? 'OutOfStock' : 'http://schema.org/BackOrder' }),
    }))
    const group = {
      '@type': 'ProductGroup',
      productGroupID: 'G',
      name: 'Boot',
      url,
      hasVariant: [{ '@id': '#v0' }, { '@id': '#v1' }],
    }
    expect(productOf(ld(group) + variants.map((one) => ld(one)).join(''))).toMatchObject({
      ...{ id: 'G', price: 80, priceMax: 81, availability: 'backorder', options: { size: ['42', '43'] } },
    })
  })

  test.each([
    [
      'a line break within a name',
      raw('{"@type":"Product","name":"Long\nboot","offers":{"price":5,"priceCurrency":"EUR"}}'),
      'Long boot',
      5,
    ],
    ['a mark of byte order', raw(`\uFEFF{"@type":"Product","name":"Boot","offers":{"price":5}}`), 'Boot', 5],
    ['a comment around it', raw('<!-- {"@type":"Product","name":"Boot","offers":{"price":5}} -->'), 'Boot', 5],
    [
      'a list at the top',
      raw('[{"@type":"WebSite"},{"@type":"http://schema.org/Product","name":"Boot","offers":[{"price":"5"}]}]'),
      'Boot',
      5,
    ],
    [
      'references in a name',
      raw('{"@type":"Product","name":"Tom &amp; J&#233;r&ocirc;me","offers":{"price":5}}'),
      'Tom & Jérôme',
      5,
    ],
    ['a name from right to left', raw('{"@type":"Product","name":"حذاء أحمر","offers":{"price":5}}'), 'حذاء أحمر', 5],
    ['a list of names and an empty one', raw('{"@type":"Product","name":["","Boot"],"offers":{"price":5}}'), 'Boot', 5],
    [
      'nulls wherever they may be',
      raw('{"@type":"Product","name":"Boot","offers":[null,{"price":null},{"price":5}],"image":[null],"brand":null}'),
      'Boot',
      5,
    ],
  ])('%s', (_, html, name, price) => {
    expect(productOf(html)).toMatchObject({ name, price })
  })

  const og =
    '<meta property="og:type" content="product"><meta property="og:title" content="Boot"><meta property="product:price:amount" content="1.299,00"><meta property="product:price:currency" content="pln">'
  test.each([
    ['a quote within a name', raw('{"@type":"Product","name":"12" boot","offers":{"price":5}}')],
    ['a comma too many', raw('{"@type":"Product","name":"Boot","offers":{"price":5},}')],
    ['cut off', raw('{"@type":"Product","name":"Bo')],
    ['a template that was not filled', raw('{"@type":"Product","name":{{ product.title | json }}}')],
    ['nothing', raw('')],
    ['a number', raw('7')],
  ])('broken: %s; what the head says counts', (_, html) => {
    expect(productOf(html + og)).toMatchObject({ name: 'Boot', price: 1299, currency: 'PLN' })
    expect(() => readPage(html, url)).not.toThrow()
  })

  test('prices for members, per litre and crossed out are not the price', () => {
    const offers = offer(undefined, {
      priceSpecification: [
        { '@type': 'UnitPriceSpecification', price: 99, priceType: 'https://schema.org/StrikethroughPrice' },
        { '@type': 'UnitPriceSpecification', price: 12, referenceQuantity: { value: 1, unitCode: 'LTR' } },
        { '@type': 'UnitPriceSpecification', price: 79 },
      ],
    })
    expect(productOf(ld(boot({ offers })))).toMatchObject({ price: 79, priceMax: null, currency: 'EUR' })
  })

  test('offers of several sellers, nested in an aggregate without ends', () => {
    const offers = {
      '@type': 'AggregateOffer',
      priceCurrency: 'EUR',
      offers: [offer('70'), offer(90, { availability: 'LimitedAvailability' })],
    }
    expect(productOf(ld(boot({ offers })))).toMatchObject({ price: 70, priceMax: 90, availability: 'limited' })
  })

  test('microdata with content, links and a group of things beside; prices hidden from guests', () => {
    const html = `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Boot &amp; lace</h1>
      <link itemprop="url" href="/products/boot"><img itemprop="image" src="/b.jpg"><meta itemprop="sku" content="B">
      <div itemprop="brand" itemscope itemtype="https://schema.org/Brand"><span itemprop="name">Acme</span></div>
      <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><link itemprop="availability" href="https://schema.org/InStock"></div></div>`
    expect(productOf(html)).toMatchObject({
      ...{
        id: 'B',
        name: 'Boot & lace',
        brand: 'Acme',
        price: null,
        availability: 'in_stock',
        image: 'https://shop.example/b.jpg',
      },
    })
  })

  test.each([
    ['a list of products', ld({ '@type': 'ItemList', itemListElement: [boot(), boot({ name: 'Other' })] }), 'listing'],
    ['a shop on its front page', ld({ '@type': 'Store', name: 'Shop', makesOffer: [boot()] }), 'home'],
    [
      'an article that reviews one',
      ld({ '@type': 'BlogPosting', headline: 'x', about: boot(), mentions: [boot()] }),
      'article',
    ],
    ['reviews alone', ld({ '@type': 'Review', itemReviewed: boot() }), 'other'],
  ])('%s has no product of the page', (_, html, pageType) => {
    expect(readPage(html, pageType === 'home' ? 'https://shop.example/' : 'https://shop.example/x')).toEqual({
      pageType,
      product: null,
    })
  })
})

describe('facts of a cart in every language of the widget', () => {
  const cart = (sizes: string[]): Cart => ({
    ...{ currency: 'EUR', total: 10 },
    items: sizes.map((size, at) => ({
      ...{
        id: 'p',
        variantId: `v${at}`,
        name: 'Shoe',
        options: { size, color: 'Red' },
        price: 10,
        quantity: 1,
        url: null,
        image: null,
      },
    })),
  })
  test.each([
    ['en', '7.5 and 8', '7.5, 8, and 9'],
    ['et', '7.5 ja 8', '7.5, 8 ja 9'],
    ['pl', '7.5 i 8', '7.5, 8 i 9'],
    ['zh', '7.5和8', '7.5、8和9'],
    ['ms', '7.5 dan 8', '7.5, 8 dan 9'],
    ['ru', '7.5 и 8', '7.5, 8 и 9'],
    ['de', '7.5 und 8', '7.5, 8 und 9'],
    ['fr', '7.5 et 8', '7.5, 8 et 9'],
    ['es', '7.5 y 8', '7.5, 8 y 9'],
    ['ar', '7.5 و8', '7.5 و8 و9'],
    ['no-such-tag!', '7.5 and 8', '7.5, 8, and 9'],
  ])('%s', (locale, two, three) => {
    const joined = (sizes: string[]) => cartFacts(cart(sizes), locale).sameProductSeveralSizes?.joined
    expect([joined(['8', '7.5']), joined(['9', '7.5', '8', '7.5'])]).toEqual([two, three])
  })

  test.each([
    [
      ['XL', 'S', 'XXS', 'M'],
      ['XXS', 'S', 'M', 'XL'],
    ],
    [
      ['10', '9', '9.5'],
      ['9', '9.5', '10'],
    ],
    [
      ['UK 6.5', 'UK 6', 'UK 10'],
      ['UK 6', 'UK 6.5', 'UK 10'],
    ],
    [
      ['32/34', '30/34', '32/32'],
      ['30/34', '32/32', '32/34'],
    ],
    [
      ['42 ½', '42', '43'],
      ['42', '42 ½', '43'],
    ],
    [
      ['3XL', 'XXL', 'L/XL', 'L'],
      ['L', 'L/XL', 'XXL', '3XL'],
    ],
  ])('%j in their order', (sizes, ordered) => {
    expect(cartFacts(cart(sizes), 'en').sameProductSeveralSizes?.sizes).toEqual(ordered)
  })

  test('one size in several lines, or none at all, is no choice between sizes', () => {
    expect(cartFacts(cart(['8', '8']), 'en').sameProductSeveralSizes).toBeNull()
    expect(cartFacts({ currency: null, total: null, items: [] }, 'ar')).toEqual({
      ...{ itemCount: 0, lineCount: 0, groups: [], sameProductSeveralSizes: null },
    })
  })
})
