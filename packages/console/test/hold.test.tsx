import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { createFakeMemory, idOf } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

function show(): Shown {
  const memory = createFakeMemory(new Map([['deskbell:undo-send', 'on']]))
  return renderConsole(() => {}, `#/inbox/${idOf(1)}`, { memory })
}
const field = (shown: Shown) => shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement
const sent = (shown: Shown) => shown.fake.calls.filter(([name]) => name === 'send').map(([, , text]) => text)
const send = async (shown: Shown, text: string) => {
  fireEvent.input(field(shown), { target: { value: text } })
  await settle(() => void fireEvent.keyDown(field(shown), { key: 'Enter', ctrlKey: true }))
}
const turn = (shown: Shown, ms: number) => settle(() => shown.world.clock.turn(ms))

test('a reply waits five seconds and can be called back; the words stay to be changed', async () => {
  const shown = show()
  await send(shown, 'Dear Bob')
  expect(field(shown).readOnly).toBe(true)
  await turn(shown, 4000)
  expect(sent(shown)).toEqual([])
  await settle(() => shown.getByRole('button', { name: 'Undo' }).click())
  await turn(shown, 10_000)
  expect(sent(shown)).toEqual([])
  expect(field(shown).value).toBe('Dear Bob')
  expect(field(shown).readOnly).toBe(false)
  await send(shown, 'Dear Ann')
  await turn(shown, 5000)
  expect(sent(shown)).toEqual(['Dear Ann'])
  expect(field(shown).value).toBe('')
  shown.end()
})

test('sending again or going on to another conversation sends at once, and once; a note never waits', async () => {
  const shown = show()
  await send(shown, 'first')
  await settle(() => void fireEvent.keyDown(field(shown), { key: 'Enter', ctrlKey: true }))
  expect(sent(shown)).toEqual(['first'])
  await turn(shown, 10_000)
  expect(sent(shown)).toEqual(['first'])
  await send(shown, 'second')
  await settle(() => shown.desk.go({ screen: 'inbox', view: 'inbox', conversation: idOf(2) }))
  expect(sent(shown)).toEqual(['first', 'second'])
  expect(shown.world.memory.keys('deskbell:draft:')).toEqual([])
  act(() => shown.getByRole('button', { name: 'Note' }).click())
  const note = shown.getByRole('textbox', { name: 'Note' })
  fireEvent.input(note, { target: { value: 'for us' } })
  await settle(() => shown.getByRole('button', { name: 'Add note' }).click())
  expect(sent(shown)).toEqual(['first', 'second', 'for us'])
  shown.end()
})
