import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryWorld } from '../../test/in-memory-world.ts'
import { createFolders } from '../edge/folders.ts'
import { run } from '../run.ts'

const size = (of: string) => ({
  ...{ id: Number(of), product_id: 1, product_title: 'Corsa', quantity: 1, final_price: 12900, url: '/products/corsa' },
  options_with_values: [{ name: 'Size', value: of }],
})
const payload = (...sizes: string[]) => ({
  ...{ currency: 'EUR', item_count: sizes.length, total_price: 12900 * sizes.length, items: sizes.map(size) },
})
const greetings = {
  version: 1,
  control: 50,
  greetings: [
    { id: 'sizes', priority: 9, when: { cartSizesOfOneProduct: 2 }, show: { text: '{product} in {sizes}?' } },
    { id: 'late', when: { between: ['22:00', '23:00'] }, show: { text: { en: 'Late!', et: 'Hilja!' } } },
    { id: 'red', when: { product: { name: 'cor*' }, utm: { source: 'letter' } }, show: { text: 'Red' } },
    { id: 'friend', when: { visits: 5, attributes: { tier: 'gold' } }, show: { text: 'Hi {firstName}' } },
  ],
}
const red = '{"@context":"https://schema.org","@type":"Product","name":"Corsa","color":"red"}'

async function check(recording: object, more: Record<string, string> = {}) {
  const { world, said, complained } = createMemoryWorld({
    'site/greetings.json': JSON.stringify(greetings),
    'site/recordings/one.json': JSON.stringify({ version: 1, url: 'https://shop.example/', ...recording }),
    ...more,
  })
  const code = await run(['check', 'site'], world)
  return { code, complained, told: said.at(-1)?.split('\n') }
}

test('F97 each rule of the file says whether it shows on the recorded cart, and why not', async () => {
  const { code, told } = await check({ platform: 'shopify', payload: payload('8', '7.5'), shows: 'sizes' })
  expect(code).toBe(0)
  expect(told).toEqual([
    'recordings/one.json: page home, cart of 2 lines, 258 EUR',
    '  sizes   shows  Corsa in 7.5 and 8?',
    '  late    quiet  when:between',
    '  red     quiet  when:product, when:utm',
    '  friend  quiet  when:visits, unknown:attributes, text',
  ])
})

test('F97 the page, the time, the language and the shopper are as recorded', async () => {
  const html = `<script type="application/ld+json">${red}</script>`
  const page = { url: 'https://shop.example/p?utm_source=letter', htmlFile: 'p.html', shows: 'red' }
  expect(await check(page, { 'site/recordings/p.html': html })).toMatchObject({ code: 0, complained: [] })
  const late = await check({ at: '2026-11-30T22:30+02:00', language: 'et', shows: 'late' })
  expect(late.told).toContain('  late    shows  Hilja!')
  const moment = { visits: 5, attributes: { tier: 'gold' }, firstName: 'Ann' }
  expect((await check({ moment, shows: 'friend' })).told).toContain('  friend  shows  Hi Ann')
})

test.each([
  [{ shows: 'sizes' }, '1:44: shows: expected "sizes", and none shows'],
  [{ shows: 'sizs' }, '1:44: shows: there is no greeting "sizs", did you mean "sizes"?'],
  [{ platform: 'shopfy', payload: {} }, 'platform: there is no "shopfy", did you mean "shopify"?; known are'],
  [{ platform: 'shopify', payload: { items: 5 } }, 'payload: is no cart of shopify'],
  [{ payload: {} }, 'platform: is missing, and there is a payload'],
  [{ htmlFile: 'gone.html' }, 'htmlFile: there is no recordings/gone.html'],
  [{ url: '/cart' }, 'url: expected a web address, and it is "/cart"'],
  [{ moment: { secnds: 1 } }, 'moment.secnds: unknown key, did you mean "seconds"?'],
])('%j fails with its place and its reason', async (recording, reason) => {
  const { code, complained } = await check(recording)
  expect(code).toBe(1)
  expect(complained).toEqual([expect.stringContaining(reason)])
  expect(complained[0]).toMatch(/^site\/recordings\/one\.json:1:\d+: /)
})

test('rules with a fault are not tried', async () => {
  const broken = JSON.stringify({ version: 1, greetings: [{ id: 'a', when: { cartVlue: 1 }, show: { text: 'x' } }] })
  const { code, told } = await check({ shows: 'a' }, { 'site/greetings.json': broken })
  expect([code, told]).toEqual([1, ['recordings/one.json: good']])
})

test('the recordings of the example shop give what they say', async () => {
  const { world, said, complained } = createMemoryWorld({})
  const folder = join(import.meta.dirname, '../../../../examples/storefront')
  expect(await run(['check', folder], { ...world, folders: createFolders() })).toBe(0)
  expect(complained).toEqual([])
  expect(said.join('\n')).toContain('two-sizes          shows  You have our Corsa red in sizes 7.5 and 8')
})
