import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { startConsole } from '../src/start-console.tsx'
import type { Language } from '../src/text/languages.ts'
import { createFakeAgent, createFakeMemory, createFakeWorld, readTexts, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

/** The built console in a fake world: what is loaded, and what is said. */
async function start(wishes: readonly string[], chosen?: Language, broken: readonly Language[] = []) {
  const loaded: Language[] = []
  const memory = createFakeMemory(new Map(chosen ? [['deskbell:language', chosen]] : []))
  const world = createFakeWorld(createFakeAgent(), '#/inbox', {
    wishes,
    memory,
    loadTexts: async (language) => {
      loaded.push(language)
      if (broken.includes(language)) throw new Error('no network')
      return readTexts(language)
    },
  })
  const root = document.body.appendChild(document.createElement('div'))
  let stop = () => {}
  await act(async () => {
    stop = await startConsole(root, world)
  })
  const end = () => {
    act(stop)
    root.remove()
  }
  return { loaded, world, root, end }
}

test('the browser’s language is spoken, and no other file is loaded', async () => {
  const { loaded, world, root, end } = await start(['de-DE', 'pl-PL', 'en'])
  expect(loaded).toEqual(['pl'])
  expect(root.querySelector('#list-title')?.textContent).toBe('Skrzynka')
  expect(world.marks).toContainEqual(['language', 'pl'])
  end()
})

test('a language that was chosen wins over the browser’s', async () => {
  const { loaded, root, end } = await start(['pl'], 'zh')
  expect(loaded).toEqual(['zh'])
  expect(root.querySelector('#list-title')?.textContent).toBe('收件箱')
  end()
})

test('where the file of a language cannot be had, English is spoken', async () => {
  const { loaded, root, end } = await start(['ru'], undefined, ['ru'])
  expect(loaded.slice(0, 2)).toEqual(['ru', 'en'])
  expect(root.querySelector('#list-title')?.textContent).toBe('Inbox')
  end()
})

test('another language is spoken at once, with its own plurals, and remembered', async () => {
  const memory = createFakeMemory()
  const shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1, { waitingSince: null, updatedAt: 0 })]
      fake.counts.value = { inbox: 5, mine: 1, waiting: 22, unassigned: 0, snoozed: 0, solved: 0 }
    },
    '#/inbox',
    { memory },
  )
  const draft = shown.container.querySelector('.row')
  act(() => shown.desk.preferences.language.set('ru'))
  await settle()
  expect(shown.getByRole('heading', { name: 'Входящие' })).toBeTruthy()
  expect(shown.getByRole('link', { name: /Ожидают/ }).textContent).toContain('22 разговора')
  expect(shown.getByRole('link', { name: /Входящие/ }).textContent).toContain('5 разговоров')
  expect(shown.container.querySelector('.row')).toBe(draft)
  expect(memory.get('deskbell:language')).toBe('ru')
  expect(shown.world.marks).toContainEqual(['language', 'ru'])
  shown.end()
})

test('a language that does not come is said, and the old one stays', async () => {
  const shown = renderConsole(() => {}, '#/settings', {
    loadTexts: async () => {
      throw new Error('no network')
    },
  })
  fireEvent.change(shown.getByRole('combobox', { name: 'Language' }), { target: { value: 'et' } })
  await settle()
  expect(shown.getAllByRole('status').map((each) => each.textContent)).toContain(
    'The language could not be loaded. Try again.',
  )
  expect(shown.getByRole('heading', { name: 'Settings' })).toBeTruthy()
  shown.end()
})
