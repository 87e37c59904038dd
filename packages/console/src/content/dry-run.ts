import { dryRun } from '@deskbell/greetings/dry-run'
import { Cart, type GreetingRules, type pageTypes, parse } from '@deskbell/protocol'
import { severalSizes } from '@deskbell/storefront/several-sizes'

/** A moment in a shop, as somebody imagines it or as a shopper's page told it. */
export interface Moment {
  page: (typeof pageTypes)[number]
  url: string
  /** The cart as JSON; empty for one that is not known. */
  cart: string
  seconds: number
  visits: number
  device: 'desktop' | 'tablet' | 'mobile'
  language: string
}

const item = (size: string, price: number) => ({
  ...{ id: 'corsa', variantId: size, name: 'Corsa red', options: { size, color: 'red' } },
  ...{ price, quantity: 1, url: null, image: null },
})

/** Two sizes of one shoe: what most greetings are written for. */
export const exampleMoment = (language: string): Moment => ({
  page: 'cart',
  url: 'https://shop.example/cart',
  cart: JSON.stringify({ currency: 'EUR', total: 258, items: [item('7.5', 129), item('8', 129)] }, null, 2),
  seconds: 60,
  visits: 2,
  device: 'desktop',
  language,
})

export interface DryRun {
  /** What is wrong with the cart, if anything. */
  fault: string | null
  /** In the order in which they are tried: whether it shows, or the reasons why not. */
  greetings: { id: string; fires: boolean; reasons: string[] }[]
}

function readCart(text: string): { cart: Cart | null; fault: string | null } {
  if (text.trim() === '') return { cart: null, fault: null }
  try {
    const parsed = parse(Cart, JSON.parse(text))
    return parsed.ok ? { cart: parsed.value, fault: null } : { cart: null, fault: parsed.problem.field || 'cart' }
  } catch (error) {
    return { cart: null, fault: error instanceof Error ? error.message : String(error) }
  }
}

/** What each rule would do at this moment, to a shopper who has not seen any before. */
export function tryRules(rules: GreetingRules, moment: Moment, now: number, utcOffset: number): DryRun {
  const { cart, fault } = readCart(moment.cart)
  const { language: locale, page, url, seconds, visits, device } = moment
  const facts = { page, url, seconds, visits, device, cart, severalSizes: cart && severalSizes(cart) }
  return { fault, greetings: dryRun(rules, { now, utcOffset, locale, facts }) }
}
