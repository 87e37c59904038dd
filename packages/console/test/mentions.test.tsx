import { act, cleanup, fireEvent } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { idOf, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const note = (shown: Shown) => shown.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement
async function show(): Promise<Shown> {
  const shown = renderConsole(() => {}, `#/inbox/${idOf(1)}`)
  act(() => {
    shown.fake.thread(idOf(1)).summary.value = summary(1)
  })
  await settle()
  return shown
}
const type = async (field: HTMLTextAreaElement, value: string) => {
  await settle(() => {
    fireEvent.input(field, { target: { value } })
    field.setSelectionRange(value.length, value.length)
    fireEvent.select(field)
  })
}

test('[M184] an @ in a note opens the colleagues, letters narrow them, Enter puts one in; a reply has none', async () => {
  const shown = await show()
  await type(shown.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement, '@')
  expect(shown.queryByRole('listbox')).toBeNull()
  await settle(() => shown.getByRole('button', { name: 'Note' }).click())
  await type(note(shown), 'Could @')
  const all = shown.getAllByRole('option').map(({ firstChild }) => firstChild?.textContent ?? '')
  expect(all.length).toBeGreaterThan(1)
  const list = shown.getByRole('listbox', { name: 'Colleagues' })
  expect(note(shown).getAttribute('aria-controls')).toBe(list.id)
  expect(note(shown).getAttribute('aria-activedescendant')).toBe(shown.getAllByRole('option')[0]?.id)
  const found = await axe.run(shown.container, { rules: { 'color-contrast': { enabled: false } } })
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await settle(() => void fireEvent.keyDown(note(shown), { key: 'ArrowDown' }))
  await settle(() => void fireEvent.keyDown(note(shown), { key: 'Enter' }))
  expect(note(shown).value).toBe(`Could @${all[1]} `)
  expect(shown.queryByRole('listbox')).toBeNull()
  await type(note(shown), `@${all[0]?.slice(0, 2)}`)
  expect(shown.getAllByRole('option')[0]?.firstChild?.textContent).toBe(all[0])
  await settle(() => void fireEvent.keyDown(note(shown), { key: 'Escape' }))
  expect(shown.queryByRole('listbox')).toBeNull()
  await type(note(shown), 'write to a@b')
  expect(shown.queryByRole('listbox')).toBeNull()
  shown.end()
})

test('[M184] who is asked for hears it at once and finds it among the mentions', async () => {
  const shown = await show()
  act(() => shown.desk.preferences.sound.set('on'))
  act(() => shown.desk.preferences.notify.set('on'))
  act(() => {
    shown.world.visible.value = false
  })
  const counts = { inbox: 2, mine: 0, mentions: 1, waiting: 3, unassigned: 1, snoozed: 0, solved: 0 }
  await settle(() => {
    shown.fake.counts.value = counts
  })
  expect(shown.world.rings).toEqual(['words'])
  expect(shown.world.shown.map(({ title }) => title)).toEqual(['A colleague asks for you in a note'])
  act(() => shown.world.shown[0]?.open())
  expect(shown.world.place.hash.value).toBe('#/mentions')
  expect(shown.getByRole('link', { name: /^Mentions/ }).getAttribute('aria-current')).toBe('page')
  await settle(() => {
    shown.fake.counts.value = { ...counts, mentions: 0 }
  })
  expect(shown.world.rings).toHaveLength(1)
  shown.end()
})
