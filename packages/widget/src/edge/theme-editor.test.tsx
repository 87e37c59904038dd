import { afterEach, expect, test, vi } from 'vitest'
import { start as startShopify } from './stores/shopify.ts'
import { start as startWooCommerce } from './stores/woocommerce.ts'

const ended = new AbortController()
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  history.replaceState(null, '', '/')
})

/** Addresses that were asked for a cart. */
function listen(): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return new Response('{}')
  })
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('woocommerce_items_in_cart=2')
  return asked
}

test.each([
  ['Shopify’s theme editor', () => vi.stubGlobal('Shopify', { designMode: true }), startShopify],
  [
    'the Customizer of WordPress',
    () => history.replaceState(null, '', '/?customize_changeset_uuid=a-b'),
    startWooCommerce,
  ],
])('the merchant at work in %s is no shopper: no cart is read', async (_, open, start) => {
  const asked = listen()
  start(() => {}, ended.signal)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  open()
  start(() => {}, ended.signal)
  await new Promise((done) => setTimeout(done, 20))
  expect(asked).toHaveLength(1)
})
