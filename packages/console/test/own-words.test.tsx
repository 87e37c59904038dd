import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { decideChanges } from '../src/conversation/own-words.tsx'
import { context, createFakeMemory, idOf, line, me, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const mine = { author: { kind: 'agent' as const, id: me.id, name: me.name } }

test('only one’s own stored words can be changed, and of those not what is gone or solved', () => {
  const own = line('hello', mine)
  expect(decideChanges(own, me.id, false)).toEqual({ edit: true, remove: true })
  expect(decideChanges(own, me.id, true)).toEqual({ edit: false, remove: true })
  const card = { body: { kind: 'cards' as const, cards: [{ title: 'x' }] } }
  expect(decideChanges(line('x', { ...mine, ...card }), me.id, false)).toEqual({ edit: false, remove: true })
  const nothing = { edit: false, remove: false }
  expect(decideChanges(line('x', { ...mine, id: null }), me.id, false)).toEqual(nothing)
  expect(decideChanges(line('x', { ...mine, body: { kind: 'gone' } }), me.id, false)).toEqual(nothing)
  expect(decideChanges(line('theirs'), me.id, false)).toEqual(nothing)
  expect(decideChanges(line('x', { author: { ...mine.author, id: 'agent-jaan' } }), me.id, false)).toEqual(nothing)
})

function show(): Shown {
  const shown = renderConsole(() => {}, `#/inbox/${idOf(1)}`)
  act(() => {
    shown.fake.thread(idOf(1)).lines.value = [line('hello'), line('We are cosed', { ...mine, id: 'own' })]
  })
  return shown
}

test('an own message is changed in its place; Escape leaves it as it was', async () => {
  const shown = show()
  const edit = () => act(() => shown.getByRole('button', { name: 'Edit' }).click())
  const field = () => shown.getByRole('textbox', { name: 'Your message' }) as HTMLTextAreaElement
  edit()
  await settle()
  expect(document.activeElement).toBe(field())
  fireEvent.input(field(), { target: { value: 'something else' } })
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(shown.queryByRole('textbox', { name: 'Your message' })).toBeNull()
  edit()
  expect(field().value).toBe('We are cosed')
  fireEvent.input(field(), { target: { value: 'We are closed ' } })
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
  expect(shown.fake.calls).toContainEqual(['edit', idOf(1), 'own', 'We are closed'])
  expect(shown.fake.calls.some(([name]) => name === 'send')).toBe(false)
  shown.end()
})

test('an own message is taken back after being asked', () => {
  const shown = show()
  const remove = () => act(() => shown.getByRole('button', { name: 'Remove' }).click())
  vi.stubGlobal('confirm', () => false)
  remove()
  expect(shown.fake.calls.some(([name]) => name === 'remove')).toBe(false)
  vi.stubGlobal('confirm', () => true)
  remove()
  expect(shown.fake.calls).toContainEqual(['remove', idOf(1), 'own'])
  shown.end()
})

test('signing out with words begun asks first, because they would be lost', async () => {
  const memory = createFakeMemory(new Map([['deskbell:draft:1:public', 'half']]))
  const shown = renderConsole(() => {}, '#/inbox', { memory })
  const out = async () => {
    act(() => shown.getByRole('button', { name: 'Sign out' }).click())
    await settle()
  }
  vi.stubGlobal('confirm', () => false)
  await out()
  expect(memory.get('deskbell:draft:1:public')).toBe('half')
  vi.stubGlobal('confirm', () => true)
  await out()
  expect(memory.get('deskbell:draft:1:public')).toBeNull()
  shown.end()
})

test('a notice over the screen can be put away and stays away', async () => {
  const account = { email: 'm@x.example', hasPassword: false, totp: false, sessions: [] }
  const memory = createFakeMemory()
  const prepare = (fake: { answers: Map<string, unknown> }) =>
    fake.answers.set('account:read', (() => ({ ok: true, account })) as never)
  const first = renderConsole(prepare as never, '#/inbox', { memory })
  await settle()
  act(() => first.getByRole('button', { name: 'Hide this notice' }).click())
  expect(first.queryByText(/You have no password yet/)).toBeNull()
  first.end()
  const second = renderConsole(prepare as never, '#/inbox', { memory })
  await settle()
  expect(second.queryByText(/You have no password yet/)).toBeNull()
  second.end()
})

test('the shopper’s id is not shown but can be copied', async () => {
  const shown = renderConsole(() => {}, `#/inbox/${idOf(1)}`)
  act(() => {
    shown.fake.thread(idOf(1)).summary.value = summary(1)
    shown.fake.thread(idOf(1)).context.value = context()
  })
  expect(shown.queryByText('visitor-1')).toBeNull()
  act(() => shown.getByRole('button', { name: 'Copy the id' }).click())
  await settle()
  expect(shown.world.marks).toContainEqual(['copy', 'visitor-1'])
  shown.end()
})
