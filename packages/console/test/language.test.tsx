import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { startConsole } from '../src/start-console.tsx'
import type { Language } from '../src/text/languages.ts'
import { isLater, partOf } from '../src/text/later.ts'
import type { Texts } from '../src/text/say.ts'
import { createFakeAgent, createFakeMemory, createFakeWorld, readTexts, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

/** The built console in a fake world: what is loaded, and what is said. */
async function start(wishes: readonly string[], chosen?: Language, broken: readonly Language[] = []) {
  const loaded: string[] = []
  const memory = createFakeMemory(new Map(chosen ? [['deskbell:language', chosen]] : []))
  const world = createFakeWorld(createFakeAgent(), '#/inbox', {
    wishes,
    memory,
    loadTexts: async (language, part) => {
      loaded.push(`${language} ${part}`)
      if (broken.includes(language)) throw new Error('no network')
      const texts = Object.entries(readTexts(language)).filter(([key]) => partOf(key) === part)
      return Object.fromEntries(texts) as Partial<Texts>
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
  expect(loaded).toEqual(['pl first', 'pl later'])
  expect(root.querySelector('#list-title')?.textContent).toBe('Skrzynka')
  expect(world.marks).toContainEqual(['language', 'pl'])
  end()
})

test('a language that was chosen wins over the browser’s', async () => {
  const { loaded, root, end } = await start(['pl'], 'zh')
  expect(loaded).toEqual(['zh first', 'zh later'])
  expect(root.querySelector('#list-title')?.textContent).toBe('收件箱')
  end()
})

test('where the file of a language cannot be had, English is spoken', async () => {
  const { loaded, root, end } = await start(['ru'], undefined, ['ru'])
  expect(loaded.slice(0, 2)).toEqual(['ru first', 'en first'])
  expect(root.querySelector('#list-title')?.textContent).toBe('Inbox')
  end()
})

test('a screen that is fetched later waits for its sentences, says where they cannot be had, and takes them then', async () => {
  let broken = true
  const shown = renderConsole(() => {}, '#/settings', {
    first: Object.fromEntries(Object.entries(readTexts('en')).filter(([key]) => !isLater(key))) as Texts,
    loadTexts: async () => {
      if (broken) throw new Error('no network')
      return readTexts('en')
    },
  })
  await settle()
  expect(shown.getByRole('alert').textContent).toContain('could not be loaded')
  broken = false
  await settle(() => shown.getByRole('button', { name: 'Try again' }).click())
  await settle()
  expect(shown.getByRole('heading', { name: 'Settings' })).toBeTruthy()
  shown.end()
})

test('nothing of the first load says a sentence that is fetched later', () => {
  const source = join(import.meta.dirname, '../src')
  const seen = new Set<string>()
  const walk = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, from] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.tsx?)'/gm,
    )) {
      walk(resolve(dirname(file), from!))
    }
  }
  walk(join(source, 'start-console.tsx'))
  const keys = new Set(Object.keys(readTexts('en')))
  const faults = [...seen].flatMap((file) => {
    const quoted = [...readFileSync(file, 'utf8').matchAll(/['`]([a-zA-Z]+\.[\w.]*)(\$?)/g)]
    // Of a key that is put together, all with this beginning may be meant.
    const said = quoted.flatMap(([, key = '', open]) =>
      [...keys].filter((each) => (open ? each.startsWith(key) : each === key)),
    )
    return said.filter(isLater).map((key) => `${relative(source, file)} says ${key}`)
  })
  expect(seen.size).toBeGreaterThan(90)
  expect(faults).toEqual([])
})

test('another language is spoken at once, with its own plurals, and remembered', async () => {
  const memory = createFakeMemory()
  const shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1, { waitingSince: null, updatedAt: 0 })]
      fake.counts.value = { inbox: 5, mine: 1, mentions: 0, waiting: 22, unassigned: 0, snoozed: 0, solved: 0 }
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
