import type { Cart, GreetingRules, GreetingWhen } from '@deskbell/protocol'
import { createRandom } from '../random.ts'

const kinds: ((at: number) => GreetingWhen)[] = [
  (at) => ({ url: `/collections/${at}-*`, seconds: 5 }),
  (at) => ({ page: ['product', 'cart'], cartValue: { min: at, max: at + 50 }, cartCurrency: 'EUR' }),
  (at) => ({ cartHas: { name: `*${at}*`, size: '4*', quantity: 2 }, not: { page: ['home'] } }),
  (at) => ({ cartSizesOfOneProduct: 3, any: [{ visits: at }, { utm: { campaign: `c${at}` } }] }),
  (at) => ({ days: ['mon', 'tue'], between: ['09:00', '17:00'], attributes: { tier: `t${at}`, orders: { min: at } } }),
  (at) => ({ url: `/^https?:\\/\\/[^/]+\\/p\\/${at}\\d*$/i`, referrer: '*search*', device: ['mobile'] }),
]

/** As many rules as given, of all kinds, of which none is due: the dearest case, since each has to be looked at. */
export function makeRules(count: number, seed: number): GreetingRules {
  const next = createRandom(seed)
  return {
    version: 1,
    quietOn: ['@checkout', '/account/*'],
    greetings: Array.from({ length: count }, (_, at) => ({
      id: `rule-${at}`,
      priority: Math.floor(next() * 10),
      when: kinds[at % kinds.length]!(at + 1000),
      show: { text: { en: 'You have {count} things in your cart.', et: 'Ostukorvis on {count} asja.' } },
    })),
  }
}

/** A cart of fifty lines, as many as one may hold. */
export const makeCart = (): Cart => ({
  currency: 'EUR',
  total: 2450,
  items: Array.from({ length: 50 }, (_, at) => ({
    id: `p${at % 20}`,
    variantId: `v${at}`,
    name: `Runner ${at % 20}`,
    options: { size: `${38 + (at % 9)}`, color: 'red' },
    price: 49,
    quantity: 1,
    url: `https://shop.example/p/${at % 20}`,
    image: null,
  })),
})
