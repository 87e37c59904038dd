import type { Suggestion } from '@deskbell/protocol'
import type { Signal } from '@preact/signals'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { createFakeMemory, type Fake, idOf, line, me, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const open = idOf(1)
const made = (more: Partial<Suggestion> = {}) => ({
  ...{ ok: true as const, outcome: 'answered' as const, reason: null, figuresDiffer: false },
  ...{ text: 'Within 30 days.', sources: [{ id: 'returns', title: 'Returns' }] },
  ...more,
})
const setModel = (fake: Fake, suggests: number | null) => {
  const site = fake.client.site as Signal<typeof fake.client.site.value>
  site.value = { key: 'rosso', name: 'Rosso', targetMs: 300_000, suggests }
}

/** A conversation with an Estonian shopper, on a site whose agents have a model. */
async function show(
  answer: unknown = made(),
  memory = createFakeMemory(),
  suggests: number | null = 15_000,
): Promise<Shown> {
  const shown = renderConsole(
    (fake) => {
      setModel(fake, suggests)
      fake.conversations.value = [summary(1, { status: 'open', agent: { id: me.id, name: me.name }, locale: 'et' })]
      fake.answers.set('draft:suggest', () => answer as never)
      fake.answers.set('text:translate', () => answer as never)
    },
    `#/inbox/${open}`,
    { memory },
  )
  act(() => {
    const thread = shown.fake.thread(open)
    thread.summary.value = summary(1, { status: 'open', agent: { id: me.id, name: me.name }, locale: 'et' })
    thread.lines.value = [
      line('Kas saan kingad tagastada?', { key: 'q', id: 'e1' }),
      line('Tere!', { key: 'a', id: 'e2', author: { kind: 'agent', id: me.id, name: me.name } }),
    ]
  })
  await settle()
  return shown
}
const field = (shown: Shown) => shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
const press = (shown: Shown, name: string | RegExp) => settle(() => shown.getByRole('button', { name }).click())
const type = (shown: Shown, value: string) => act(() => void fireEvent.input(field(shown), { target: { value } }))
const asked = (shown: Shown, command: string) => shown.fake.calls.filter(([name]) => name === command)
const sends = (shown: Shown) => asked(shown, 'send').map(([, , text]) => text)
const sendKey = (shown: Shown) => settle(() => void fireEvent.keyDown(field(shown), { key: 'Enter', ctrlKey: true }))
const off = (shown: Shown) => shown.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')

test('[M180] a draft fills the reply with its articles, marked; it leaves when it was changed, and not before', async () => {
  const shown = await show()
  await press(shown, 'Draft a reply')
  expect(field(shown).value).toBe('Within 30 days.')
  expect(asked(shown, 'draft:suggest')).toEqual([['draft:suggest', expect.objectContaining({ conversation: open })]])
  const mark = () => shown.container.querySelector('.made.unread')?.textContent ?? ''
  expect(mark()).toContain('Written by the model. Change it, or confirm that it may leave as it is.')
  shown.getByText('From: Returns')
  expect(off(shown)).toBe('true')
  await sendKey(shown)
  expect(sends(shown)).toEqual([])
  const heard = shown.getAllByRole('status').map(({ textContent }) => textContent)
  expect(heard.join()).toContain('Change the model’s words, or confirm them, before you send.')
  type(shown, 'Within 30 days, of course.')
  expect(mark()).toBe('')
  expect(off(shown)).toBe('false')
  await sendKey(shown)
  expect(sends(shown)).toEqual(['Within 30 days, of course.'])
  shown.end()
})

test('[M180] who confirms it may send it as it is; the mark and the way back outlive a reload', async () => {
  const memory = createFakeMemory()
  const first = await show(made(), memory)
  type(first, 'My own words')
  await press(first, 'Draft a reply')
  first.end()
  const shown = await show(made(), memory)
  expect(field(shown).value).toBe('Within 30 days.')
  expect(off(shown)).toBe('true')
  expect(shown.desk.drafts.count()).toBe(1)
  await press(shown, 'It may leave')
  expect(off(shown)).toBe('false')
  await press(shown, 'Undo')
  expect(field(shown).value).toBe('My own words')
  expect(memory.keys('deskbell:draft:')).toHaveLength(1)
  await press(shown, 'Draft a reply')
  await press(shown, 'It may leave')
  await sendKey(shown)
  expect(sends(shown)).toEqual(['Within 30 days.'])
  expect(memory.keys('deskbell:draft:')).toEqual([])
  shown.end()
})

test('[M181] the own reply goes into the shopper’s language, and back; figures that differ are said', async () => {
  const shown = await show(made({ text: '40 päeva jooksul.', sources: [], figuresDiffer: true }))
  expect(shown.getByRole('button', { name: 'Translate to Estonian' }).getAttribute('aria-disabled')).toBe('true')
  type(shown, 'Within 30 days.')
  await press(shown, 'Translate to Estonian')
  expect(asked(shown, 'text:translate')[0]?.[1]).toMatchObject({
    conversation: open,
    text: 'Within 30 days.',
    to: 'et',
  })
  expect(field(shown).value).toBe('40 päeva jooksul.')
  shown.getByText('Figures differ from the original. Compare them.')
  await press(shown, 'Undo')
  expect(field(shown).value).toBe('Within 30 days.')
  expect(sends(shown)).toEqual([])
  shown.end()
})

test('[M181] a shopper’s message is translated beside itself, as text, and nobody else’s is', async () => {
  const text = 'Can I return **the shoes**? <img src=x onerror=alert(1)>'
  const shown = await show(made({ text, sources: [] }))
  expect(shown.getAllByRole('button', { name: /^Translate(?! to)/ })).toHaveLength(1)
  await press(shown, 'Translate Kas saan kingad tagastada?')
  expect(asked(shown, 'text:translate')[0]?.[1]).toMatchObject({ text: 'Kas saan kingad tagastada?', to: 'en' })
  const said = shown.container.querySelector('.group.visitor .said') as HTMLElement
  expect(said.querySelector('.bubble')?.textContent).toBe('Kas saan kingad tagastada?')
  expect(said.querySelector('.translated [lang=en]')?.textContent).toBe(text)
  expect(said.querySelector('img')).toBeNull()
  await press(shown, 'Hide')
  expect(said.querySelector('.translated')).toBeNull()
  shown.end()
})

test('[M182] why there is nothing is said, and one’s own words stay', async () => {
  for (const [answer, words] of [
    [
      made({ outcome: 'refused', reason: 'no-article', text: '' }),
      'No help article answers this. Nothing was written.',
    ],
    [
      made({ outcome: 'refused', reason: 'link', text: '' }),
      'What the model wrote did not pass the checks. It is not shown.',
    ],
    [made({ outcome: 'handoff', reason: 'promise', text: '' }), 'This is for a person to say. Nothing was written.'],
    [made({ outcome: 'limited', reason: 'limit', text: '' }), 'The model’s limit for today is reached.'],
    [made({ outcome: 'failed', reason: 'stalled', text: '' }), 'The model did not answer. Try again.'],
    [{ ok: false, error: { code: 'rate_limited', retry: true } }, 'Too quick. Wait a little and try again.'],
  ] as const) {
    const shown = await show(answer)
    type(shown, 'My own words')
    await press(shown, 'Draft a reply')
    expect(shown.container.querySelector('.suggest-acts .hint')?.textContent).toBe(words)
    expect(field(shown).value).toBe('My own words')
    expect(off(shown)).toBe('false')
    shown.end()
  }
})

test('[M180] what is typed while the model writes is not written over', async () => {
  let answer = (_: unknown) => {}
  const shown = await show(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  await press(shown, 'Draft a reply')
  expect(shown.getByRole('button', { name: 'Draft a reply' }).getAttribute('aria-disabled')).toBe('true')
  await press(shown, 'Draft a reply')
  expect(asked(shown, 'draft:suggest')).toHaveLength(1)
  type(shown, 'Meanwhile')
  await settle(() => answer(made()))
  expect(field(shown).value).toBe('Meanwhile')
  await press(shown, 'Put in what the model wrote')
  expect(field(shown).value).toBe('Within 30 days.')
  await press(shown, 'Undo')
  expect(field(shown).value).toBe('Meanwhile')
  shown.end()
})

test('[M182] without a model there is nothing of it; with one, notes have none and the palette has it', async () => {
  const without = await show(made(), createFakeMemory(), null)
  expect(without.queryByRole('button', { name: /Draft a reply|Translate/ })).toBeNull()
  without.end()
  const shown = await show()
  await settle(() => shown.press('k', { ctrlKey: true }))
  fireEvent.input(shown.getByRole('combobox'), { target: { value: 'draft' } })
  await settle(() => void fireEvent.keyDown(shown.getByRole('combobox'), { key: 'Enter' }))
  expect(field(shown).value).toBe('Within 30 days.')
  const found = await axe.run(shown.container, { rules: { 'color-contrast': { enabled: false } } })
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await press(shown, 'Note')
  expect(shown.queryByRole('button', { name: 'Draft a reply' })).toBeNull()
  shown.end()
})
