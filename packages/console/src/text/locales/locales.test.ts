import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Message } from '../format-message.ts'
import { languages } from '../languages.ts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Record<string, Message>
const english = read('en.json')

const forms = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message)
const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? []
/** All places that any form of a message fills. */
const filled = (message: Message) => [...new Set(forms(message).flatMap(([, text]) => placeholders(text)))].sort()

/** Sentences that are the same in some language because the words are. */
const alike = [
  ...['settings.sendEnter', 'time.seconds', 'time.minutes', 'signIn.email', 'settings.mail', 'role.admin'],
  ...['reports.channel.api', 'reports.channel.email', 'reports.channel.widget', 'views.filter'],
]
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''))

test('every language has its file and every file its language', () => {
  expect(files.map((name) => name.replace('.json', '')).sort()).toEqual([...languages].sort())
})

test('no file is part of the first load: sources import sentences only as types', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../..') })
  expect(sources.length).toBeGreaterThan(50)
  for (const source of sources) {
    const text = readFileSync(join(import.meta.dirname, '../..', source), 'utf8')
    expect([source, text.match(/^import (?!type ).*\.json'/m)]).toEqual([source, null])
  }
})

describe.each(files)('%s', (file) => {
  const locale = file.replace('.json', '')
  const messages = read(file)
  const entries = Object.entries(messages)

  test('has the same keys as English, in the same order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english))
  })
  test('fills the same places', () => {
    for (const [key, message] of entries) expect([key, filled(message)]).toEqual([key, filled(english[key]!)])
  })
  test('counts where English counts', () => {
    for (const [key, message] of entries) expect([key, typeof message]).toEqual([key, typeof english[key]])
  })
  test('has exactly the plural categories of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    for (const [key, message] of entries) {
      if (typeof message === 'string') continue
      const given = Object.keys(message).filter((form) => !form.startsWith('='))
      expect([key, given.sort()]).toEqual([key, [...pluralCategories].sort()])
    }
  })
  test('is plain text without loose ends, markup or emoji', () => {
    for (const [key, message] of entries) {
      for (const [, text] of forms(message)) {
        expect(text, key).toBe(text.trim())
        expect(text, key).not.toMatch(/[<>]|\.\.\.|TODO|^$/)
        expect(text, key).not.toMatch(/\p{Extended_Pictographic}/u)
      }
    }
  })
  test('is translated', () => {
    if (locale === 'en') return
    const same = entries.filter(([key, text]) => typeof text === 'string' && text === english[key] && hasWords(text))
    expect(same.map(([key]) => key).filter((key) => !alike.includes(key))).toEqual([])
  })
})
