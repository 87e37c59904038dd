import type { Cart } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import { conversationOf, createFakeClient, createHandClock, type FakeClient } from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory } from '../panel/testing/fake-host.ts'
import { createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

const cart: Cart = {
  ...{ currency: 'EUR', total: 129 },
  items: [{ id: '1', variantId: null, name: 'Corsa', options: {}, price: 129, quantity: 1, url: null, image: null }],
}
let client: FakeClient
let panel: Panel
let agrees: boolean
/** Who watches the page. */
let watching: Set<() => void>
const changed = () => {
  for (const run of watching) run()
}

beforeEach(async () => {
  const clock = createHandClock()
  client = createFakeClient(clock)
  agrees = true
  watching = new Set()
  const host = createFakeHost({})
  host.agreed = async () => ({ preferences: agrees, analytics: false })
  host.facts = async () => ({
    page: () => ({ url: 'https://shop.example/', title: 'Shop', type: 'cart' }),
    referrer: () => null,
    cart: () => cart,
    onChange(run) {
      watching.add(run)
      return () => watching.delete(run)
    },
  })
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(), files: createFakeFiles(true) },
    openClient: () => client,
  })
  panel.show()
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
})
const told = () =>
  client.asked.filter(([name]) => name === 'setContext').map(([, context]) => (context as { cart: Cart | null }).cart)
const settle = () => new Promise((done) => setTimeout(done, 30))

test('F115 without an open conversation neither page nor cart leaves the browser, with one the agent sees both', async () => {
  await settle()
  expect(told()).toEqual([])
  client.conversations.value = [conversationOf('c1', 'solved')]
  await settle()
  changed()
  await settle()
  expect(told()).toEqual([])
  client.conversations.value = [conversationOf('c1', 'open')]
  await vi.waitFor(() => expect(told().at(-1)).toEqual(cart))
})

test('F115 who did not agree shows no cart, whatever is open; who agrees later shows it from then on', async () => {
  agrees = false
  client.conversations.value = [conversationOf('c1', 'open')]
  await vi.waitFor(() => expect(told().length).toBeGreaterThan(0))
  expect(told().every((one) => one === null)).toBe(true)
  agrees = true
  changed()
  await vi.waitFor(() => expect(told().at(-1)).toEqual(cart))
})
