import type { SavedReply } from '@deskbell/protocol'
import type { Signal } from '@preact/signals'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { exportReplies, readReplies } from '../src/replies/exchange-file.ts'
import { fillReply, valuesOf } from '../src/replies/fill-reply.ts'
import { findSlash } from '../src/replies/find-slash.ts'
import { cleanName } from '../src/replies/saved-replies.ts'
import { byLanguage } from '../src/replies/use-reply-menu.ts'
import { recogniseAgent } from '../src/session/forget.ts'
import { answerReplies, savedReply } from './fake-replies.ts'
import { context, createFakeMemory, idOf, me, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const key = `deskbell:replies:${me.id}`
const kept = (...replies: [string, string][]) => replies.map(([name, text]) => savedReply(name, text))
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

async function show(replies = two): Promise<Shown> {
  const shown = renderConsole((fake) => answerReplies(fake, replies), `#/inbox/${idOf(1)}`)
  await settle()
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

test('a slash opens them, letters narrow them, Enter puts one in with what is known', async () => {
  const shown = await show()
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

test('what is not known is selected, so that it is written and not sent as it is', async () => {
  const shown = await show(kept(['sizes', 'In {sizes}?']))
  act(() => {
    shown.fake.thread(idOf(1)).context.value = context({ cart: null })
  })
  type(shown, '/')
  fireEvent.click(shown.getByRole('option'))
  const field = reply(shown)
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{sizes}')
  shown.end()
})

test('Escape closes them without leaving the field, and what fits none is plain text', async () => {
  const shown = await show()
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

test('a note has no saved replies', async () => {
  const shown = await show()
  act(() => shown.getByRole('button', { name: 'Note' }).click())
  const note = shown.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement
  note.value = '/'
  fireEvent.input(note)
  expect(shown.queryByRole('listbox')).toBeNull()
  shown.end()
})

test('without any, a slash says so and leads to where they are written', async () => {
  const shown = await show([])
  type(shown, '/')
  act(() => shown.getByRole('button', { name: 'Add a saved reply' }).click())
  expect(shown.desk.route.value).toEqual({ screen: 'settings', section: 'replies' })
  expect(shown.getByRole('heading', { name: 'Saved replies' })).toBeTruthy()
  shown.end()
})

test('they are written, changed and removed in the settings, each name once', async () => {
  const shown = await show()
  const names = () => Array.from(shown.getByRole('main').querySelectorAll('.saved b'), (each) => each.textContent)
  act(() => shown.desk.go({ screen: 'settings', section: 'replies' }))
  act(() => shown.getByRole('button', { name: 'Add a saved reply' }).click())
  const fill = (name: string, text: string, more: () => void = () => {}) => {
    fireEvent.input(shown.getByRole('textbox', { name: 'Short name' }), { target: { value: name } })
    fireEvent.input(shown.getByRole('textbox', { name: 'Text' }), { target: { value: text } })
    more()
    fireEvent.submit(shown.getByRole('main').querySelector('form')!)
    return settle()
  }
  const mine = () => act(() => shown.getByRole('checkbox', { name: 'For the whole team' }).click())
  await fill('Returns', 'x', mine)
  expect(shown.getAllByRole('alert').map((each) => each.textContent)).toContain('Another reply has this name.')
  await fill(' thank you ', 'Thanks!')
  expect(names()).toEqual(['/returns', '/sizes', '/thank-you'])
  act(() => shown.getByRole('button', { name: 'Edit sizes' }).click())
  await fill('size', 'Which size, {name}?', () => {
    expect(shown.getByText('For example: Which size, Liis?')).toBeTruthy()
    fireEvent.input(shown.getByRole('textbox', { name: 'Category' }), { target: { value: 'Shoes' } })
  })
  expect(names()).toEqual(['/returns', '/thank-you', '/size'])
  expect(shown.getByRole('heading', { name: 'Shoes' })).toBeTruthy()
  await settle(() => shown.getByRole('button', { name: 'Remove returns' }).click())
  expect(names()).toEqual(['/thank-you', '/size'])
  shown.end()
})

test('an agent changes her own only; what the team shares she uses', async () => {
  const shown = renderConsole((fake) => {
    answerReplies(fake, [savedReply('teams', 'a', { shared: true }), savedReply('mine', 'bc')])
    ;(fake.client.agent as Signal).value = { ...me, role: 'agent' }
  }, '#/settings/replies')
  await settle()
  expect(shown.queryByRole('button', { name: 'Edit teams' })).toBeNull()
  act(() => shown.getByRole('button', { name: 'Edit mine' }).click())
  expect(shown.queryByRole('checkbox', { name: 'For the whole team' })).toBeNull()
  shown.end()
})

test('those in the shopper’s language come first, those in another last', () => {
  const [a, b, c] = [
    savedReply('a', 'x', { language: 'pl' }),
    savedReply('b', 'x'),
    savedReply('c', 'x', { language: 'et' }),
  ]
  expect(byLanguage([a, b, c], 'et-EE')).toEqual([c, b, a])
})

test('what this browser kept before goes to the server once, and what it refuses stays', async () => {
  const old = JSON.stringify([{ id: idOf(9), name: 'old', text: 'Kept here' }, { nonsense: true }])
  const memory = createFakeMemory(new Map([[key, old]]))
  let server = { kept: () => [] as readonly unknown[] }
  const offline = renderConsole(() => {}, '#/inbox', { memory })
  await settle()
  expect(memory.get(key)).toBe(old)
  offline.end()
  const shown = renderConsole(
    (fake) => {
      server = answerReplies(fake)
    },
    '#/inbox',
    { memory },
  )
  await settle()
  expect(server.kept()).toEqual([
    { id: idOf(9), name: 'old', text: 'Kept here', shared: false, category: null, language: null },
  ])
  expect(memory.get(key)).toBeNull()
  shown.end()
})

test('a file of replies goes out and comes in again; other systems’ lists are read, too', async () => {
  const all = [savedReply('thanks', 'Thanks!', { category: 'Ends', language: 'en' })]
  expect(readReplies(exportReplies(all))).toEqual([
    { name: 'thanks', text: 'Thanks!', category: 'Ends', language: 'en' },
  ])
  expect(
    readReplies(
      '[{"short_code":"hi there","content":"Hello"},{"title":"x","body":"y","language":"English"},{"a":1},7]',
    ),
  ).toEqual([
    { name: 'hi-there', text: 'Hello', category: null, language: null },
    { name: 'x', text: 'y', category: null, language: null },
  ])
  for (const wrong of ['{}', 'name;text', '']) expect(readReplies(wrong)).toBeNull()
  let server = { kept: () => [] as readonly SavedReply[] }
  const shown = renderConsole((fake) => {
    server = answerReplies(fake, all)
  }, '#/settings/replies')
  await settle()
  act(() => shown.getByRole('button', { name: 'Export' }).click())
  expect(shown.world.marks.at(-1)).toEqual(['download', 'saved-replies.json', 'application/json', exportReplies(all)])
  const field = shown.container.querySelector<HTMLInputElement>('input[type=file]')!
  const give = async (text: string) => {
    Object.defineProperty(field, 'files', { value: [new File([text], 'r.json')], configurable: true })
    fireEvent.change(field)
    await settle()
    await settle()
  }
  await give('[{"name":"hi","text":"Hello"},{"name":"HI","text":"Again"}]')
  expect(server.kept().map(({ name, shared }) => [name, shared])).toEqual([
    ['thanks', false],
    ['hi', true],
  ])
  expect(shown.desk.utterances.value.map(({ text }) => text)).toContain('1 reply imported')
  await give('nonsense')
  expect(shown.desk.utterances.value.map(({ text }) => text)).toContain('This is no JSON list of replies.')
  shown.end()
})

test('a short name has neither spaces nor slashes', () => {
  expect(cleanName(' Return / shoes  now ')).toBe('Return-shoes-now')
})

const full = () =>
  createFakeMemory(
    new Map([
      [key, '[]'],
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

test('drafts of somebody who left without signing out are not for the next agent', () => {
  const memory = full()
  expect(recogniseAgent(memory, me.id)).toBe(true)
  expect(memory.get('deskbell:draft:1:public')).toBe('half')
  expect(recogniseAgent(memory, 'agent-jaan')).toBe(false)
  expect(memory.get('deskbell:draft:1:public')).toBeNull()
  expect(recogniseAgent(memory, 'agent-jaan')).toBe(true)
})
