import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { context, type Fake, idOf, noon, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

/** The console at a shopper's conversation, for an agent of this role, who may know more of the shopper. */
async function open(role: 'admin' | 'agent' | 'viewer', more: object = {}, prepare: (fake: Fake) => void = () => {}) {
  const shown = renderConsole(
    (fake) => {
      Object.assign(fake.client.agent, { value: { id: 'agent-1', name: 'Mari', role } })
      prepare(fake)
    },
    `#/inbox/${idOf(1)}`,
  )
  await settle()
  const thread = shown.world.client.thread(idOf(1))
  ;(thread.summary as { value: unknown }).value = summary(1)
  ;(thread.context as { value: unknown }).value = { ...context(), ...more }
  await settle()
  return { ...shown, thread }
}

test('F147 an administrator erases a shopper after being asked, and the conversation is left', async () => {
  const asked: unknown[] = []
  const shown = await open('admin', {}, (fake) => {
    fake.answers.set('visitor:erase', ((input: unknown) => {
      asked.push(input)
      return { ok: true }
    }) as never)
  })
  const erase = () => act(() => shown.getByRole('button', { name: 'Erase' }).click())
  vi.stubGlobal('confirm', () => false)
  erase()
  expect(asked).toEqual([])
  vi.stubGlobal('confirm', () => true)
  erase()
  await settle()
  expect(asked).toEqual([{ visitor: context().visitor }])
  vi.unstubAllGlobals()
  shown.end()
})

test('F143 an administrator takes all that is kept of a shopper as a file; nobody else is offered it', async () => {
  const kept = {
    version: 1,
    at: noon,
    site: 'rosso',
    visitor: context().visitor,
    data: { visitors: [{ name: 'Liis' }] },
  }
  const keeps = (fake: Fake) => {
    fake.answers.set('visitor:export', (() => ({ ok: true, export: kept })) as never)
  }
  const shown = await open('admin', {}, keeps)
  await settle(() => shown.getByRole('button', { name: 'Export' }).click())
  const [, name, type, text] = shown.world.marks.findLast(([what]) => what === 'download') ?? []
  expect([name, type]).toEqual([`visitor-${context().visitor}.json`, 'application/json'])
  expect(JSON.parse(String(text))).toEqual(kept)
  shown.end()
  const other = await open('agent', {}, keeps)
  expect(other.queryByRole('button', { name: 'Export' })).toBeNull()
  other.end()
})

test('F143 what the shopper agreed to or took back stands there with when it was, for every role', async () => {
  const consents = [
    { to: 'conversation' as const, text: 'We keep what you write for a year.', given: true, at: noon },
    { to: 'email' as const, text: null, given: false, at: noon },
  ]
  const shown = await open('viewer', { consents })
  const part = shown.getByRole('region', { name: 'Consent' })
  const facts = Array.from(part.querySelectorAll('.facts > div'), (fact) =>
    Array.from(fact.children, (each) => each.textContent),
  )
  expect(facts).toEqual([
    ['We keep what you write for a year.', 'given Tue 12 May, 12:00'],
    ['E-mail', 'withdrawn Tue 12 May, 12:00'],
  ])
  ;(shown.thread.context as { value: unknown }).value = context()
  await settle()
  expect(shown.queryByRole('region', { name: 'Consent' })).toBeNull()
  shown.end()
})
