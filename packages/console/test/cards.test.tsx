import type { ContentItem } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { pageCard, productCards } from '../src/cards/to-card.ts'
import { context, createFakeMemory, idOf, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const item = (id: string, title: string, more: Partial<ContentItem> = {}): ContentItem => ({
  ...{ id, title, category: null, version: 0, state: null, live: true, inFiles: true, at: null, by: null },
  ...more,
})
const articles = [
  item('en/returns', 'Returns'),
  item('et/returns', 'Tagastamine'),
  item('en/old', 'Old', { live: false }),
]

async function show(memory = createFakeMemory()): Promise<Shown> {
  const shown = renderConsole(
    (fake) => fake.answers.set('content:list', () => ({ ok: true, items: articles })),
    `#/inbox/${idOf(1)}`,
    { memory },
  )
  act(() => {
    shown.fake.thread(idOf(1)).summary.value = summary(1)
    shown.fake.thread(idOf(1)).context.value = context()
  })
  await settle()
  return shown
}
const pick = async (shown: Shown, query: string) => {
  await settle(() => shown.getByRole('button', { name: 'Insert an article or product' }).click())
  await settle()
  fireEvent.input(shown.getByRole('combobox'), { target: { value: query } })
  const titles = shown.getAllByRole('option').map((each) => each.firstChild?.textContent)
  fireEvent.keyDown(shown.getByRole('combobox'), { key: 'Enter' })
  await settle()
  return titles
}
const composer = (shown: Shown) => shown.container.querySelector('.composer') as HTMLElement

test('products and published articles are found, the shopper’s language first, and leave as cards with the words', async () => {
  const shown = await show()
  expect(await pick(shown, '')).toEqual(['Corsa red', 'Tagastamine', 'Returns'])
  await pick(shown, 'tagas')
  const reply = shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
  fireEvent.input(reply, { target: { value: 'Look here' } })
  act(() => shown.getByRole('button', { name: 'Send' }).click())
  const cards = [
    {
      title: 'Corsa red',
      text: '7.5',
      price: { amount: 129, currency: 'EUR' },
      image: 'https://shop.example/corsa.jpg',
    },
    { title: 'Tagastamine', article: 'returns' },
  ]
  expect(shown.fake.calls.filter(([name]) => name === 'send' || name === 'sendBody')).toEqual([
    ['send', idOf(1), 'Look here', 'public'],
    ['sendBody', idOf(1), { kind: 'cards', cards }, 'public'],
  ])
  expect(composer(shown).querySelector('.cards-to-send')).toBeNull()
  shown.end()
})

test('a picked card is enough to send, survives a reload, and can be taken out; notes have none', async () => {
  const memory = createFakeMemory()
  const first = await show(memory)
  await pick(first, 'returns')
  first.end()
  const shown = await show(memory)
  expect(composer(shown).querySelector('.cards-to-send')?.textContent).toContain('Returns')
  expect(shown.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('false')
  act(() => shown.getByRole('button', { name: 'Note' }).click())
  expect(shown.queryByRole('button', { name: 'Insert an article or product' })).toBeNull()
  expect(composer(shown).querySelector('.cards-to-send')).toBeNull()
  act(() => shown.getByRole('button', { name: 'Reply' }).click())
  act(() => shown.getByRole('button', { name: 'Remove Returns' }).click())
  expect(memory.keys('deskbell:draft:')).toEqual([])
  expect(shown.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true')
  shown.end()
})

test('only web addresses become links and pictures, and each product stands once', () => {
  const page = { title: 'Luna', url: 'https://shop.example/luna', type: 'product' as const }
  const bad = { ...page, url: 'javascript:alert(1)' }
  expect(pageCard(bad)).toBeNull()
  const pages = [page, page, bad].map((each, at) => ({ ...each, at }))
  expect(productCards(context({ cart: null, page, pages }))).toEqual([{ title: 'Luna', link: page.url }])
  const cart = {
    ...{ currency: 'euro', total: null },
    items: [{ id: 'x', variantId: null, name: 'X', options: {}, price: 5, quantity: 1, url: 'data:x', image: '//x' }],
  }
  expect(productCards(context({ cart, page: null }))).toEqual([{ title: 'X' }])
})

test('a product in the cart that is also on the screen stands once, whatever its page adds to name and address', () => {
  const line = (name: string, url: string | null, size?: string) => ({
    ...{ id: name, variantId: null, name, options: size ? { size } : ({} as Record<string, string>) },
    ...{ price: 1, quantity: 1, url, image: null },
  })
  const seen = (title: string, url: string) => ({ title, url, type: 'product' as const, at: 1 })
  const cart = {
    ...{ currency: 'EUR', total: null },
    items: [
      line('Corsa red', 'https://a.example/corsa?size=7', '7'),
      line('Corsa red', 'https://a.example/corsa?size=8', '8'),
      line('Luna', null),
      line('Luna', null),
    ],
  }
  const pages = [
    seen('Corsa red – Rosso', 'https://a.example/corsa#reviews'),
    seen('Summer sale', 'https://a.example/corsa?size=7#top'),
    seen('Luna | Rosso', 'https://a.example/luna'),
    seen('Luna Pro | Rosso', 'https://a.example/luna-pro'),
    seen('Corsa red', 'https://a.example/another'),
  ]
  const titles = productCards(context({ cart, page: seen('CORSA RED', 'https://a.example/corsa'), pages }))
  expect(titles.map(({ title, text }) => [title, text])).toEqual([
    ['Corsa red', '7'],
    ['Corsa red', '8'],
    ['Luna', undefined],
    ['Corsa red', undefined],
    ['Luna Pro | Rosso', undefined],
  ])
})
