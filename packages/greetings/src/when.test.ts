import type { GreetingWhen } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cart, item, moment, noon } from '../test/case.ts'
import type { GreetingContext, GreetingFacts } from './context.ts'
import type { Truth } from './truth.ts'
import { checkWhen, whyNot } from './when.ts'

const several = { name: 'Red Runner Shoes', sizes: ['7.5', '8'], color: 'Red' }
const page = { id: 'p1', name: 'Red Runner', price: 89, options: { size: ['7', '8'], color: ['Red'] } }
const cases: [name: string, GreetingWhen, GreetingFacts, Truth][] = [
  ['no condition always holds', {}, {}, true],
  ['keys are ANDed', { visits: 2, pages: 2 }, { visits: 2, pages: 1 }, false],
  ['false wins over unknown', { visits: 2, pages: 2 }, { visits: 1 }, false],
  ['unknown wins over true', { visits: 2, pages: 2 }, { visits: 2 }, null],

  ['F84 a number means at least', { seconds: 6 }, { seconds: 6 }, true],
  ['less is not enough', { seconds: 6 }, { seconds: 5.9 }, false],
  ['sums of fractions are forgiven', { seconds: 6 }, { seconds: 5.9999999 }, true],
  ['a range holds at its ends', { cartValue: { min: 35, max: 49.99 } }, { cart: cart({ total: 49.99 }) }, true],
  ['a range ends', { cartValue: { min: 35, max: 49.99 } }, { cart: cart({ total: 50 }) }, false],
  ['a range may be open below', { pages: { max: 1 } }, { pages: 1 }, true],

  ['a path', { url: '/contact' }, { url: 'https://shop.example/contact' }, true],
  ['a path ignores the last slash', { url: '/contact' }, { url: 'https://shop.example/contact/' }, true],
  ['a pattern ignores its last slash', { url: '/contact/' }, { url: 'https://shop.example/contact' }, true],
  ['a path ignores query and fragment', { url: '/contact' }, { url: 'https://shop.example/contact?a=1#x' }, true],
  ['a path is whole', { url: '/contact' }, { url: 'https://shop.example/contact-us' }, false],
  ['case does not matter', { url: '/Contact' }, { url: 'https://shop.example/contact' }, true],
  ['F85 a wildcard', { url: '/pages/contact*' }, { url: 'https://shop.example/pages/contact-us' }, true],
  ['a wildcard may be nothing', { url: '/pages/contact*' }, { url: 'https://shop.example/pages/contact' }, true],
  ['a dot is a dot', { url: '/a.b' }, { url: 'https://shop.example/aXb' }, false],
  ['F86 a query', { url: '*utm_source=news*' }, { url: 'https://shop.example/?utm_source=news' }, true],
  ['a full address', { url: 'https://shop.example/sale/*' }, { url: 'https://shop.example/sale/x' }, true],
  ['an address without scheme', { url: 'shop.example/sale' }, { url: 'https://shop.example/sale' }, true],
  [
    'other letters',
    { url: '/корзина' },
    { url: 'https://shop.example/%D0%BA%D0%BE%D1%80%D0%B7%D0%B8%D0%BD%D0%B0' },
    true,
  ],
  ['lists are ORed', { url: ['/a', '/b'] }, { url: 'https://shop.example/b' }, true],
  ['! excludes', { url: ['/shop/*', '!/shop/sale*'] }, { url: 'https://shop.example/shop/sale/1' }, false],
  ['! alone means anything but', { url: '!/shop/*' }, { url: 'https://shop.example/blog' }, true],
  ['F86 a regular expression', { url: '/^\\/p\\/\\d+$/i' }, { url: 'https://shop.example/P/42' }, true],
  ['an excluded regular expression', { url: ['*', '!/\\/p\\/\\d+/i'] }, { url: 'https://shop.example/p/42' }, false],
  ['a broken regular expression is unknown', { url: '/(/i' }, { url: 'https://shop.example/' }, null],
  ['a broken exclusion is unknown', { url: ['*', '!/(/i'] }, { url: 'https://shop.example/' }, null],
  [
    'only the first thousand letters count',
    { url: '*end' },
    { url: `https://shop.example/${'a'.repeat(1000)}end` },
    false,
  ],
  ['no address is unknown', { url: '*' }, {}, null],

  ['page type', { page: ['product', 'cart'] }, { page: 'cart' }, true],
  ['other page type', { page: ['product', 'cart'] }, { page: 'home' }, false],
  ['product by name', { product: { name: '*runner*' } }, { page: 'product', product: page }, true],
  ['product by one of its sizes', { product: { size: '8' } }, { page: 'product', product: page }, true],
  ['product by price', { product: { price: { max: 50 } } }, { page: 'product', product: page }, false],
  ['product unknown on a product page', { product: { name: '*' } }, { page: 'product', product: null }, null],
  ['no product on other pages', { product: { name: '*' } }, { page: 'home', product: null }, false],

  ['F88 cart value', { cartValue: 100 }, { cart: cart() }, true],
  ['cart unknown', { cartValue: 0 }, { cart: null }, null],
  ['cart total unknown', { cartValue: 0 }, { cart: cart({ total: null }) }, null],
  ['cart empty is known', { cartItems: 1 }, { cart: cart({ total: 0, items: [] }) }, false],
  ['F88 cart counts pieces', { cartItems: 3 }, { cart: cart({ items: [item({ quantity: 3 })] }) }, true],
  ['currency', { cartCurrency: 'EUR' }, { cart: cart() }, true],
  ['currency unknown', { cartCurrency: 'EUR' }, { cart: cart({ currency: null }) }, null],
  ['F88 cart has by name and size of one line', { cartHas: { name: 'red*', size: '8' } }, { cart: cart() }, true],
  [
    'cart has needs one line for all of it',
    { cartHas: { name: 'Mug', size: '8' } },
    { cart: cart({ items: [item({ options: { size: '8' } }), item({ name: 'Mug', options: {} })] }) },
    false,
  ],
  ['F88 cart has by variant id', { cartHas: { id: 'v2' } }, { cart: cart() }, true],
  [
    'cart has by other option',
    { cartHas: { options: { Material: 'wool' } } },
    { cart: cart({ items: [item({ options: { material: 'Wool' } })] }) },
    true,
  ],
  ['cart has by address', { cartHas: { url: '/products/red-*' } }, { cart: cart() }, true],
  ['cart has with price unknown', { cartHas: { price: 5 } }, { cart: cart({ items: [item({ price: null })] }) }, null],
  ['cart has in unknown cart', { cartHas: { name: '*' } }, {}, null],
  ['F88 S1 two sizes', { cartSizesOfOneProduct: 2 }, { cart: cart(), severalSizes: several }, true],
  ['one size', { cartSizesOfOneProduct: 2 }, { cart: cart({ items: [item()] }), severalSizes: null }, false],
  ['sizes of an unknown cart', { cartSizesOfOneProduct: 2 }, { severalSizes: several }, null],
  ['cart idle', { cartIdleMinutes: 10 }, { cartIdleMinutes: 12 }, true],

  ['session', { sessionSeconds: 60 }, { sessionSeconds: 61 }, true],
  ['idle', { idleSeconds: 20 }, { idleSeconds: 3 }, false],
  ['scroll', { scroll: 50 }, { scroll: 50 }, true],
  ['exit intent', { exitIntent: true }, { exitIntent: false }, false],
  ['clicked', { clicked: ['.buy', '[class*=atc]'] }, { clicked: ['[class*=atc]'] }, true],
  ['clicked is no wildcard', { clicked: '*' }, { clicked: ['.buy'] }, false],
  ['event', { event: 'coupon-*' }, { events: ['coupon-failed'] }, true],
  ['no event yet', { event: 'purchase' }, { events: [] }, false],
  ['events unknown', { event: 'purchase' }, {}, null],

  [
    'days since last visit unknown for a first visit',
    { daysSinceLastVisit: { min: 0 } },
    { daysSinceLastVisit: null },
    null,
  ],
  ['referrer', { referrer: '*newsletter*' }, { referrer: 'https://newsletter.example/7' }, true],
  ['no referrer is known', { referrer: '*' }, { referrer: '' }, false],
  ['no referrer is not an excluded one', { referrer: '!*google*' }, { referrer: '' }, true],
  ['S17 utm', { utm: { campaign: 'spring*' } }, { utm: { campaign: 'Spring-26' } }, true],
  ['utm absent is known', { utm: { campaign: '*' } }, { utm: {} }, false],
  ['utm unknown', { utm: { campaign: '*' } }, {}, null],
  ['device', { device: ['mobile', 'tablet'] }, { device: 'desktop' }, false],
  ['S17 language by base', { language: 'en' }, { language: 'en-GB' }, true],
  ['language in full', { language: 'en-US' }, { language: 'en-GB' }, false],
  ['country unknown', { country: 'EE' }, {}, null],
  ['opening hours', { hours: 'closed' }, { hours: 'closed' }, true],
  ['agents', { agents: 'online' }, { agents: 'offline' }, false],
  ['identified', { identified: false }, { identified: false }, true],
  ['F87 S17 attribute', { attributes: { tier: ['gold', 'platinum'] } }, { attributes: { tier: 'Gold' } }, true],
  ['attribute number', { attributes: { orders: 3 } }, { attributes: { orders: 3 } }, true],
  ['attribute range', { attributes: { orders: { max: 2 } } }, { attributes: { orders: 3 } }, false],
  ['attribute flag', { attributes: { vip: true } }, { attributes: { vip: false } }, false],
  ['attribute of another kind is unknown', { attributes: { vip: true } }, { attributes: { vip: 'yes' } }, null],
  ['attribute unknown', { attributes: { tier: 'gold' } }, { attributes: {} }, null],
  ['attributes are own ones', { attributes: { constructor: '*' } }, { attributes: {} }, null],

  ['any needs one', { any: [{ visits: 5 }, { pages: 1 }] }, { visits: 1, pages: 1 }, true],
  ['any with a true one ignores unknown', { any: [{ country: 'EE' }, { pages: 1 }] }, { pages: 1 }, true],
  ['any with none true and one unknown', { any: [{ country: 'EE' }, { pages: 3 }] }, { pages: 1 }, null],
  ['any with all false', { any: [{ pages: 9 }, { pages: 3 }] }, { pages: 1 }, false],
  ['not', { not: { pages: 3 } }, { pages: 1 }, true],
  ['not of a true one', { not: { pages: 1 } }, { pages: 1 }, false],
  ['not of an unknown stays unknown', { not: { country: 'EE' } }, {}, null],
  ['not of not of an unknown stays unknown', { not: { not: { country: 'EE' } } }, {}, null],
  ['not of a block with a false and an unknown', { not: { country: 'EE', pages: 3 } }, { pages: 1 }, true],
  ['not over any', { not: { any: [{ pages: 3 }, { visits: 3 }] } }, { pages: 1, visits: 1 }, true],
]

describe('conditions', () => {
  test.each(cases)('%s', (_, when, facts, truth) => {
    expect(checkWhen(when, moment(facts))).toBe(truth)
  })

  test('a condition of an unknown kind never holds', () => {
    expect(checkWhen({ secnods: 3 } as GreetingWhen, moment({}))).toBeNull()
  })

  test('conditions left undefined are none', () => {
    expect(checkWhen({ seconds: undefined, not: undefined }, moment())).toBe(true)
  })

  test('says which conditions are false and which rest on something unknown', () => {
    expect(whyNot({ visits: 1, pages: 2, country: 'EE' }, moment({ visits: 1, pages: 1 }))).toEqual([
      'when:pages',
      'unknown:country',
    ])
  })
})

const tallinn = { utcOffset: 120 }
const calendar: [name: string, GreetingWhen, Partial<GreetingContext>, boolean][] = [
  ['Wednesday', { days: ['wed'] }, {}, true],
  ['not Thursday', { days: ['thu'] }, {}, false],
  ['local day', { days: ['thu'] }, { now: noon + 10.5 * 3_600_000, ...tallinn }, true],
  ['within hours', { between: ['09:00', '17:00'] }, {}, true],
  ['the end is outside', { between: ['09:00', '12:00'] }, {}, false],
  ['the start is inside', { between: ['12:00', '13:00'] }, {}, true],
  ['local hours', { between: ['14:00', '14:01'] }, tallinn, true],
  ['over midnight', { between: ['22:00', '12:30'] }, {}, true],
  ['outside over midnight', { between: ['22:00', '06:00'] }, {}, false],
  ['from that day', { from: '2026-03-04' }, {}, true],
  ['before it', { from: '2026-03-05' }, {}, false],
  ['until the end of that day', { until: '2026-03-04' }, {}, true],
  ['after it', { until: '2026-03-03' }, {}, false],
  ['local dates', { from: '2026-03-05' }, { now: noon + 10 * 3_600_000, ...tallinn }, true],
]
test.each(calendar)('calendar: %s', (_, when, over, truth) => {
  expect(checkWhen(when, moment({}, over))).toBe(truth)
})
