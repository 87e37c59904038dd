import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { botKeys } from '@deskbell/bot'
import { describe, expect, test } from 'vitest'
import type { Message, Messages } from '../panel/format.ts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Messages
const english = read('en.json')

const forms = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message)
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
/** All places that any form of a message fills. */
const filled = (message: Message) => [...new Set(forms(message).flatMap(([, text]) => placeholders(text)))].sort()

test('the languages of the example shop are here', () => {
  expect(files.sort()).toEqual(['en.json', 'et.json', 'ms.json', 'pl.json', 'ru.json', 'zh.json'])
})

test('everything the assistant says by itself has words', () => {
  expect(botKeys.filter((key) => !(key in english))).toEqual([])
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
  test('is translated', () => {
    if (locale === 'en') return
    const same = entries.filter(([key, message]) => typeof message === 'string' && message === english[key])
    expect(same.map(([key]) => key)).toEqual(locale === 'pl' ? ['chat.online'] : [])
  })
})
