import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { fillReply, valuesOf } from '../src/replies/fill-reply.ts'
import { findSlash } from '../src/replies/find-slash.ts'
import { cleanName } from '../src/replies/saved-replies.ts'
import { forgetAgent, recogniseAgent } from '../src/session/forget.ts'
import { context, createFakeMemory, idOf, me, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const key = `deskbell:replies:${me.id}`
const kept = (...replies: [string, string][]) =>
  JSON.stringify(replies.map(([name, text], n) => ({ id: `r${n}`, name, text })))
const two = kept(['sizes', 'Hi {name}, you have {sizes} of {product}.'], ['returns', 'You can return for 30 days.'])
const item = (id: string, size: string, more = {}) => ({
  id,
  variantId: null,
  name: `Shoe ${id}`,
  options: { size },
  price: 1,
  quantity: 1,
  url: `https://shop.example/${id}?variant=${size}`,
  image: null,
  ...more,
})
const cartOf = (...items: ReturnType<typeof item>[]) => ({ currency: null, total: null, items })

test.each([
  ['/', 1, { from: 0, query: '' }],
  ['Hi /ret', 7, { from: 3, query: 'ret' }],
  ['a\n/x', 4, { from: 2, query: 'x' }],
  ['https://a.example', 17, null],
  ['1/2', 3, null],
  ['/done ', 6, null],
  ['//', 2, null],
  ['/пр', 3, { from: 0, query: 'пр' }],
  ['/ab', 2, { from: 0, query: 'a' }],
])('in %j at %i the slash is %o', (text, caret, slash) => {
  expect(findSlash(text, caret)).toEqual(slash)
})

test('places are filled once, and the first unknown one is pointed out', () => {
  expect(fillReply('Hi {name}!', { name: 'Liis' })).toEqual({ text: 'Hi Liis!', gap: null })
  expect(fillReply('{name}: {sizes} {other}', { name: '{sizes}' })).toEqual({
    text: '{sizes}: {sizes} {other}',
    gap: { from: 9, to: 16 },
  })
})

test('the product is the one on screen, else the only one in the cart', () => {
  const cart = cartOf(item('corsa', '7.5'), item('corsa', '8'), item('luna', '40'))
  const page = { url: 'https://shop.example/corsa', title: 'Corsa – Rosso', type: 'product' as const }
  const known = (more: object) => valuesOf(summary(1), context(more), 'Rosso')
  expect(known({ cart, page, locale: 'en' })).toEqual({ name: 'Person 1', product: 'Shoe corsa', sizes: '7.5 and 8' })
  expect(known({ cart, page, locale: 'et' }).sizes).toBe('7.5 ja 8')
  expect(known({ cart, page, locale: 'no tag at all' }).sizes).toBe('7.5, 8')
  expect(known({ cart, page: null })).toEqual({ name: 'Person 1' })
  expect(known({ cart: cartOf(item('luna', '40')), page: null })).toEqual({
    name: 'Person 1',
    product: 'Shoe luna',
    sizes: '40',
  })
  expect(known({ cart: null, page }).product).toBe('Corsa')
  expect(valuesOf(null, null, 'Rosso')).toEqual({})
})

function show(replies = two, more: object = {}): Shown {
  const memory = createFakeMemory(new Map([[key, replies]]))
  const shown = renderConsole(() => {}, `#/inbox/${idOf(1)}`, { memory, ...more })
  act(() => {
    // The sizes are listed in the shopper's language, which is Estonian here.
    shown.fake.thread(idOf(1)).context.value = context({ cart: cartOf(item('corsa', '7.5'), item('corsa', '8')) })
  })
  return shown
}
const reply = (shown: Shown) => shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
function type(shown: Shown, value: string): void {
  const field = reply(shown)
  field.focus()
  field.value = value
  field.setSelectionRange(value.length, value.length)
  fireEvent.input(field)
}

test('a slash opens them, letters narrow them, Enter puts one in with what is known', () => {
  const shown = show()
  type(shown, 'Well, /')
  expect(shown.getAllByRole('option').map((each) => each.firstChild?.textContent)).toEqual(['returns', 'sizes'])
  expect(reply(shown).getAttribute('aria-controls')).toBe(shown.getByRole('listbox').id)
  fireEvent.keyDown(reply(shown), { key: 'ArrowDown' })
  expect(document.getElementById(reply(shown).getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
    'sizes',
  )
  type(shown, 'Well, /si')
  expect(shown.getAllByRole('option')).toHaveLength(1)
  fireEvent.keyDown(reply(shown), { key: 'Enter' })
  expect(reply(shown).value).toBe('Well, Hi Person 1, you have 7.5 ja 8 of Shoe corsa.')
  expect(shown.queryByRole('listbox')).toBeNull()
  expect(shown.fake.calls.some(([name]) => name === 'send')).toBe(false)
  shown.end()
})

test('what is not known is selected, so that it is written and not sent as it is', () => {
  const shown = show(kept(['sizes', 'In {sizes}?']))
  act(() => {
    shown.fake.thread(idOf(1)).context.value = context({ cart: null })
  })
  type(shown, '/')
  fireEvent.click(shown.getByRole('option'))
  const field = reply(shown)
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{sizes}')
  shown.end()
})

test('Escape closes them without leaving the field, and what fits none is plain text', () => {
  const shown = show()
  type(shown, '/')
  fireEvent.keyDown(reply(shown), { key: 'Escape' })
  expect(shown.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(reply(shown))
  type(shown, '/nothing-of-the-kind')
  expect(shown.queryByRole('listbox')).toBeNull()
  fireEvent.keyDown(reply(shown), { key: 'Enter', ctrlKey: true })
  expect(shown.fake.calls).toContainEqual(['send', idOf(1), '/nothing-of-the-kind', 'public'])
  shown.end()
})

test('a note has no saved replies', () => {
  const shown = show()
  act(() => shown.getByRole('button', { name: 'Note' }).click())
  const note = shown.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement
  note.value = '/'
  fireEvent.input(note)
  expect(shown.queryByRole('listbox')).toBeNull()
  shown.end()
})

test('without any, a slash says so and leads to where they are written', () => {
  const shown = show('nonsense')
  type(shown, '/')
  act(() => shown.getByRole('button', { name: 'Add a saved reply' }).click())
  expect(shown.desk.route.value).toEqual({ screen: 'settings', section: 'replies' })
  expect(shown.getByRole('heading', { name: 'Saved replies' })).toBeTruthy()
  shown.end()
})

test('they are written, changed and removed in the settings, each name once', async () => {
  const shown = show()
  const names = () => Array.from(shown.getByRole('main').querySelectorAll('.saved b'), (each) => each.textContent)
  act(() => shown.desk.go({ screen: 'settings', section: 'replies' }))
  act(() => shown.getByRole('button', { name: 'Add a saved reply' }).click())
  const fill = (name: string, text: string) => {
    fireEvent.input(shown.getByRole('textbox', { name: 'Short name' }), { target: { value: name } })
    fireEvent.input(shown.getByRole('textbox', { name: 'Text' }), { target: { value: text } })
    fireEvent.submit(shown.getByRole('main').querySelector('form')!)
  }
  fill('Returns', 'x')
  expect(shown.getAllByRole('alert').map((each) => each.textContent)).toContain('Another reply has this name.')
  fill(' thank you ', 'Thanks!')
  expect(names()).toEqual(['/returns', '/sizes', '/thank-you'])
  act(() => shown.getByRole('button', { name: 'Edit sizes' }).click())
  fill('size', 'Which size?')
  expect(names()).toEqual(['/returns', '/size', '/thank-you'])
  act(() => shown.getByRole('button', { name: 'Remove returns' }).click())
  expect(names()).toEqual(['/size', '/thank-you'])
  expect(shown.world.memory.get(key)).toContain('Which size?')
  shown.end()
})

test('another agent at this browser does not see them', () => {
  const memory = createFakeMemory(new Map([['deskbell:replies:agent-jaan', two]]))
  const shown = renderConsole(() => {}, '#/inbox', { memory })
  expect(shown.desk.replies.all.value).toEqual([])
  shown.end()
})

test('a short name has neither spaces nor slashes', () => {
  expect(cleanName(' Return / shoes  now ')).toBe('Return-shoes-now')
})

const full = () =>
  createFakeMemory(
    new Map([
      [key, two],
      ['deskbell:draft:1:public', 'half'],
      ['deskbell:sound', 'on'],
      ['deskbell:agent', me.id],
      ['deskbell:theme', 'dark'],
      ['other', 'of the shop'],
    ]),
  )

test('signing out keeps nothing of the agent or the shoppers', async () => {
  const memory = full()
  const shown = renderConsole(() => {}, '#/inbox', { memory })
  vi.stubGlobal('confirm', () => true)
  act(() => shown.getByRole('button', { name: 'Sign out' }).click())
  await settle()
  vi.unstubAllGlobals()
  expect(memory.keys('').sort()).toEqual(['deskbell:theme', 'other'])
  expect(shown.world.marks).toContainEqual(['forgetUnsent'])
  shown.end()
})

test('saved replies stay after signing out only where that was asked for', () => {
  const memory = full()
  memory.set('deskbell:keep-replies', 'on')
  forgetAgent(memory)
  expect(memory.keys('deskbell:').sort()).toEqual(['deskbell:keep-replies', key, 'deskbell:theme'])
})

test('drafts of somebody who left without signing out are not for the next agent', () => {
  const memory = full()
  expect(recogniseAgent(memory, me.id)).toBe(true)
  expect(memory.get('deskbell:draft:1:public')).toBe('half')
  expect(recogniseAgent(memory, 'agent-jaan')).toBe(false)
  expect(memory.get('deskbell:draft:1:public')).toBeNull()
  expect(recogniseAgent(memory, 'agent-jaan')).toBe(true)
})
