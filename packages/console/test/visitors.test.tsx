import { fireEvent, screen } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { context, idOf, noon } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

let shown: Shown
afterEach(() => shown?.end())

const page = (title: string, at: number) => ({
  ...{ url: `https://shop.example/${title}`, title, type: 'product' as const, at },
})
const visitor = (id: string, more: object = {}) => ({
  ...{ id, name: 'Liis', page: page('Corsa', noon - 120_000), locale: 'et', visits: 2, device: null },
  ...{ cart: { items: 2, total: 258, currency: 'EUR' }, conversation: { id: idOf(4), status: 'open' } },
  ...more,
})

test('F113 who is on the site stands in a table that follows, and leads to the conversation', async () => {
  let now = [visitor('v1')]
  shown = renderConsole((fake) => {
    fake.answers.set('visitors:list', () => ({ ok: true, visitors: now, total: now.length }))
  }, '#/visitors')
  await settle()
  await settle()
  const row = () => [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)
  expect(row()).toEqual(['Liis 2 visitsCorsa2 min2 · €258.00Estonian'])
  expect(screen.getByRole('link', { name: 'Liis' }).getAttribute('href')).toBe(`#/inbox/${idOf(4)}`)
  now = [visitor('v2', { name: 'Piotr', page: null, cart: null, conversation: null }), ...now]
  await settle(() => {
    shown.fake.visitorsVersion.value++
  })
  expect(row()[0]).toBe('Piotr 2 visitsWrite to them Piotr–––Estonian')
  expect(screen.getByText('2 people on the site now')).toBeTruthy()
})

test('F114 the pages of the visit stand with their times, the newest first', async () => {
  shown = renderConsole(undefined, `#/inbox/${idOf(1)}`)
  await settle(() => {
    shown.fake.thread(idOf(1)).context.value = context({ pages: [page('Home', noon - 60_000), page('Corsa', noon)] })
  })
  const section = screen.getByRole('heading', { name: 'Pages of this visit' }).parentElement
  expect([...(section?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)).toEqual(['Corsa', 'Home'])
})

test('an agent speaks first to somebody who is there; the same ids are asked again where no answer came', async () => {
  let answer: object = { ok: false, error: { code: 'unavailable', retry: true } }
  shown = renderConsole((fake) => {
    fake.answers.set('visitors:list', () => ({ ok: true, visitors: [visitor('v2', { conversation: null })], total: 1 }))
    fake.answers.set('conversation:begin', () => answer)
  }, '#/visitors')
  await settle()
  await settle()
  await settle(() => screen.getByRole('button', { name: 'Write to them Liis' }).click())
  fireEvent.input(screen.getByRole('textbox', { name: 'Your first words' }), { target: { value: ' Hello! ' } })
  const send = () => settle(() => screen.getByRole('button', { name: 'Send' }).click())
  await send()
  const asked = () => shown.fake.calls.filter(([name]) => name === 'conversation:begin').map(([, input]) => input)
  expect(asked()[0]).toMatchObject({ visitor: 'v2', text: 'Hello!' })
  expect(screen.getByRole('alert').textContent).not.toBe('')
  answer = { ok: false, error: { code: 'taken', retry: false, field: 'visitor' } }
  await send()
  expect(screen.getByRole('alert').textContent).toContain('somebody already talks with them')
  answer = { ok: true, conversation: { id: idOf(9) } }
  await send()
  expect(new Set(asked().map((input) => JSON.stringify(input))).size).toBe(1)
  expect(shown.desk.route.value).toEqual({ screen: 'inbox', view: 'mine', conversation: idOf(9) })
  expect(shown.world.memory.keys('deskbell:draft:')).toEqual([])
})
