import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { botKeys } from '@deskbell/bot'
import { describe, expect, test } from 'vitest'
import { drafts } from '../drafts/list.ts'
import type { Message, Messages } from '../panel/format.ts'
import { reviewed } from '../you/languages.ts'

/** Words of the panel, and of the page that few look at. */
const folders = {
  panel: import.meta.dirname,
  you: join(import.meta.dirname, '../you/locales'),
  // Drafts speak English here.
  mail: join(import.meta.dirname, '../mail/locales'),
}
const sets = Object.entries(folders).flatMap(([name, folder]) => {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages
  const english = read('en.json')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ name, locale: file.replace('.json', ''), messages: read(file), english }))
})
const localesOf = (name: string) => sets.filter((one) => one.name === name).map(({ locale }) => locale)

test('F165 nothing that a shopper reads names who made the widget, in any language', () => {
  expect(sets.length).toBeGreaterThan(30)
  const named = sets.filter(({ messages }) => /deskbell|powered by/i.test(JSON.stringify(messages)))
  expect(named.map(({ name, locale }) => `${name} ${locale}`)).toEqual([])
})

const forms = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message)
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
/** All places that any form of a message fills. */
const filled = (message: Message) => [...new Set(forms(message).flatMap(([, text]) => placeholders(text)))].sort()

test('F148 the languages are here, and drafts say that they are', () => {
  for (const name of ['panel', 'you']) expect(localesOf(name).sort()).toEqual([...reviewed, ...drafts].sort())
  expect(localesOf('mail').sort()).toEqual([...reviewed].sort())
})

test('everything the assistant says by itself has words', () => {
  const { english } = sets.find((one) => one.name === 'panel')!
  expect(botKeys.filter((key) => !(key in english))).toEqual([])
})

describe.each(sets)('$name, $locale', ({ locale, messages: { _status, ...messages }, english }) => {
  const entries = Object.entries(messages)
  const isDraft = (drafts as readonly string[]).includes(locale)

  test('says whether it is a draft', () => {
    expect(_status).toBe(isDraft ? 'draft' : undefined)
  })

  test('has the same keys as English, in the same order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english))
  })
  test('fills the same places', () => {
    for (const [key, message] of entries) expect([key, filled(message)]).toEqual([key, filled(english[key]!)])
  })
  test('has exactly the plural categories of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    for (const [key, message] of entries) {
      if (typeof message === 'string') continue
      const given = Object.keys(message).filter((form) => !form.startsWith('='))
      expect([key, given.sort()]).toEqual([key, [...pluralCategories].sort()])
    }
  })
  test('is plain text without loose ends', () => {
    for (const [key, message] of entries) {
      for (const [, text] of forms(message)) {
        expect(text, key).toBe(text.trim())
        expect(text, key).not.toMatch(/[<>]|\.\.\.|TODO|^$/)
      }
    }
  })
  test('labels of buttons are not much longer than in English', () => {
    for (const key of ['panel.retry', 'home.start', 'help.ask', 'own.save', 'menu.end', 'form.start', 'bot.human']) {
      if (!(key in english)) continue
      const [text = '', original = ''] = [messages[key], english[key]].map(String)
      expect(text.length, key).toBeLessThanOrEqual(original.length * 1.8 + 4)
    }
  })
  test('is translated', () => {
    if (locale === 'en') return
    const same = entries.filter(([key, message]) => typeof message === 'string' && message === english[key])
    // The same word in both.
    const alike: Record<string, string[]> = { pl: ['chat.online'], fr: ['you.messages', 'you.conversations'] }
    const wrong = same.map(([key]) => key).filter((key) => !alike[locale]?.includes(key))
    // Drafts may share a few short words with English: "Team", "Tip", "Chat".
    expect(wrong.filter((key) => !isDraft || String(english[key]).length > 8)).toEqual([])
  })
})
