import type { Cart } from '@deskbell/protocol'
import { expect, test, vi } from 'vitest'
import type { PageFacts } from '../seams.ts'
import { carryOut } from './carry-out.ts'
import { factsOf } from './facts.ts'
import { toCard } from './to-card.ts'

const item = { id: '1', variantId: null, name: 'Corsa', options: {}, price: 129, url: null, image: null }
const pageWith = (cart: Cart | null): PageFacts => ({
  page: () => ({ url: 'https://shop.example/', title: 'Shop', type: 'cart' }),
  referrer: () => null,
  cart: () => cart,
  onChange: () => () => {},
})

const nobodyKnown = { hours: null, agents: null }

test('flows may ask for page and cart; an unknown cart is not an empty one', () => {
  const cart = {
    currency: 'EUR',
    total: 387,
    items: [
      { ...item, quantity: 2 },
      { ...item, quantity: 1 },
    ],
  }
  expect(factsOf(pageWith(cart), null)).toEqual({ ...nobodyKnown, page: 'cart', cartValue: 387, cartItems: 3 })
  expect(factsOf(pageWith({ ...cart, total: 0, items: [] }), null)).toEqual({
    ...nobodyKnown,
    page: 'cart',
    cartValue: 0,
    cartItems: 0,
  })
  expect(factsOf(pageWith(null), null)).toEqual({ ...nobodyKnown, page: 'cart', cartValue: null, cartItems: null })
  expect(factsOf(null, null)).toEqual({ ...nobodyKnown, page: null, cartValue: null, cartItems: null })
})

test('flows may ask for hours and people, once the server has said', () => {
  expect(factsOf(null, { open: false, online: 0, opensAt: null })).toMatchObject({ hours: 'closed', agents: 'offline' })
  expect(factsOf(null, { open: true, online: 2, opensAt: null })).toMatchObject({ hours: 'open', agents: 'online' })
})

test("a flow's card has whole addresses, and none that is no page", () => {
  const card = { title: { en: 'Hours', et: 'Ajad' }, text: 'Nine to five', link: '/contact', image: 'tel:+372' }
  expect(toCard(card, 'et', 'https://shop.example/cart')).toEqual({
    ...{ title: 'Ajad', text: 'Nine to five', link: 'https://shop.example/contact' },
  })
})

test('whether an answer helped is a vote for its article, and a tag is for the team', () => {
  const voteArticle = vi.fn()
  const decision = { state: {} as never, replies: [], handoff: null }
  const act = vi.fn()
  const doing = { client: { voteArticle }, thread: { act }, locale: 'et' }
  carryOut(decision, doing)
  const effects = [
    { kind: 'tag' as const, tag: 'sizes' },
    { kind: 'attribute' as const, name: 'order-number', value: '10482' },
    { kind: 'outcome' as const, article: null, helped: true },
    { kind: 'outcome' as const, article: 'returns', helped: false },
  ]
  carryOut({ ...decision, effects }, doing)
  expect(act.mock.calls).toEqual([
    ['flow:tag', { tag: 'sizes' }],
    ['flow:attribute', { name: 'order-number', value: '10482' }],
  ])
  expect(voteArticle.mock.calls).toEqual([[{ article: 'returns', locale: 'et', helpful: false }]])
})
