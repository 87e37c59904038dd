import type { Cart, CartItem, Greeting, GreetingRules, GreetingWhen } from '@deskbell/protocol'
import type { GreetingContext, GreetingFacts } from '../src/context.ts'
import { emptyMemory } from '../src/memory.ts'

// Builders for the tests of this package: one plain moment, of which each case changes what it is about.

/** Wednesday 2026-03-04, 12:00 UTC. */
export const noon = Date.UTC(2026, 2, 4, 12)

export function item(over: Partial<CartItem> = {}): CartItem {
  return {
    id: 'p1',
    variantId: 'v1',
    name: 'Red Runner Shoes',
    options: { size: '7.5', color: 'Red' },
    price: 89,
    quantity: 1,
    url: 'https://shop.example/products/red-runner',
    image: null,
    ...over,
  }
}

export function cart(over: Partial<Cart> = {}): Cart {
  return {
    currency: 'EUR',
    total: 178,
    items: [item(), item({ variantId: 'v2', options: { size: '8', color: 'Red' } })],
    ...over,
  }
}

export function moment(facts: GreetingFacts = {}, over: Partial<GreetingContext> = {}): GreetingContext {
  return {
    now: noon,
    utcOffset: 0,
    visitorId: 'visitor-1',
    session: 's1',
    pageId: 'page-1',
    pageSeconds: 60,
    memory: emptyMemory,
    busy: [],
    locale: 'en',
    facts,
    ...over,
  }
}

export function greeting(id: string, when: GreetingWhen = {}, over: Partial<Greeting> = {}): Greeting {
  return { id, when, show: { text: `Hello from ${id}` }, ...over }
}

export function rules(greetings: Greeting[], over: Partial<GreetingRules> = {}): GreetingRules {
  return { version: 1, greetings, ...over }
}
