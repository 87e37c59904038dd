import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { findIn } from '../src/palette/match.ts'
import { idOf, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const named = (n: number, name: string, text: string) =>
  summary(n, { visitor: { id: `v${n}`, name, verified: false, online: true }, preview: { text, author: 'visitor' } })
const three = [
  named(1, 'Žanna Ozols', 'where is my parcel?'),
  named(2, '王伟', '可以换一双更大的吗？'),
  named(3, 'Piotr Nowak', 'red shoes'),
]

function open(hash = '#/inbox'): Shown {
  const shown = renderConsole((fake) => {
    fake.conversations.value = three
  }, hash)
  act(() => shown.press('k', { ctrlKey: true }))
  return shown
}
const field = (shown: Shown) => shown.getByRole('combobox') as HTMLInputElement
const type = (shown: Shown, value: string) => fireEvent.input(field(shown), { target: { value } })
const titles = (shown: Shown) => shown.queryAllByRole('option').map((each) => each.firstChild?.textContent)
/** The option that the field says is active. */
const active = (shown: Shown) =>
  document.getElementById(field(shown).getAttribute('aria-activedescendant') ?? '')?.firstChild?.textContent

test('Ctrl and K open it with focus in the field and close it again', () => {
  const shown = open()
  expect(document.activeElement).toBe(field(shown))
  expect(field(shown).getAttribute('aria-expanded')).toBe('true')
  expect(shown.getByRole('listbox').id).toBe(field(shown).getAttribute('aria-controls'))
  act(() => shown.press('k', { ctrlKey: true }))
  expect(shown.queryByRole('combobox')).toBeNull()
  shown.end()
})

test('typing finds commands and conversations, without regard to accents and case', () => {
  const shown = open()
  type(shown, 'zan')
  expect(titles(shown)).toEqual(['Žanna Ozols'])
  type(shown, '更大')
  expect(titles(shown)).toEqual(['王伟'])
  type(shown, 'SHOES')
  expect(titles(shown)).toEqual(['Piotr Nowak'])
  type(shown, 'dark')
  expect(titles(shown)).toEqual(['Colours: Dark'])
  type(shown, 'nothing of the kind')
  expect(titles(shown)).toEqual([])
  expect(field(shown).getAttribute('aria-expanded')).toBe('false')
  expect(field(shown).hasAttribute('aria-activedescendant')).toBe(false)
  expect(shown.getAllByRole('status').map((each) => each.textContent)).toContain('Nothing found')
  shown.end()
})

test('arrows choose, around both ends, and the field says which option is active', () => {
  const shown = open()
  type(shown, 'go to')
  expect(titles(shown)).toHaveLength(12)
  expect(active(shown)).toBe('Go to: Inbox')
  fireEvent.keyDown(field(shown), { key: 'ArrowDown' })
  expect(active(shown)).toBe('Go to: Mine')
  expect(shown.getAllByRole('option', { selected: true })).toHaveLength(1)
  fireEvent.keyDown(field(shown), { key: 'ArrowUp' })
  fireEvent.keyDown(field(shown), { key: 'ArrowUp' })
  expect(active(shown)).toBe('Go to: Reports')
  shown.end()
})

test('Enter goes there and takes the palette away; while an input method composes it does nothing', async () => {
  const shown = open()
  type(shown, 'reports')
  fireEvent.keyDown(field(shown), { key: 'Enter', isComposing: true })
  expect(shown.queryByRole('combobox')).not.toBeNull()
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(shown.queryByRole('dialog')).toBeNull()
  expect(shown.desk.route.value.screen).toBe('reports')
  shown.end()
})

test('a conversation is opened by the name of its shopper', async () => {
  const shown = open('#/waiting')
  type(shown, 'piotr')
  fireEvent.click(shown.getByRole('option'))
  await settle()
  expect(shown.desk.route.value).toEqual({ screen: 'inbox', view: 'waiting', conversation: idOf(3) })
  shown.end()
})

test('what concerns a conversation is offered only where it can be done, and does what its key does', async () => {
  const none = open()
  type(none, 'take')
  expect(titles(none)).not.toContain('Take')
  none.end()
  cleanup()
  const shown = open(`#/inbox/${idOf(1)}`)
  expect(titles(shown).slice(0, 4)).toEqual(['Take', 'Solve', 'Write a reply', 'Write a note'])
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(shown.fake.calls).toContainEqual(['take', idOf(1)])
  act(() => shown.press('k', { ctrlKey: true }))
  type(shown, 'note')
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(document.activeElement).toBe(shown.getByRole('textbox', { name: 'Note' }))
  shown.end()
})

test('a solved conversation can be reopened from it', async () => {
  const shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1, { status: 'solved', waitingSince: null })]
    },
    `#/solved/${idOf(1)}`,
  )
  act(() => shown.press('k', { ctrlKey: true }))
  type(shown, 'reopen')
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(shown.fake.calls).toContainEqual(['reopen', idOf(1)])
  shown.end()
})

test('theme and language are one command away and remembered', async () => {
  const shown = open()
  type(shown, 'dark')
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(shown.world.marks).toContainEqual(['theme', 'dark'])
  act(() => shown.press('k', { ctrlKey: true }))
  type(shown, 'eesti')
  fireEvent.keyDown(field(shown), { key: 'Enter' })
  await settle()
  expect(shown.getByRole('heading', { name: 'Postkast' })).toBeTruthy()
  expect(shown.world.memory.get('deskbell:theme')).toBe('dark')
  shown.end()
})

test('the closest stand first', () => {
  const all = ['Unsolved', 'To solve', 'Solve'].map((title) => ({ title }))
  expect(findIn(all, 'sol').map(({ title }) => title)).toEqual(['Solve', 'To solve', 'Unsolved'])
  expect(findIn(all, '  ')).toEqual(all)
  expect(findIn([{ title: 'a (b' }], '(b')).toHaveLength(1)
})
