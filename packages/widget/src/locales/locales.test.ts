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

test('F148 the languages that are complete are here', () => {
  const tags = ['ar', 'de', 'en', 'es', 'et', 'fr', 'ms', 'pl', 'ru', 'zh']
  expect(files.sort()).toEqual(tags.map((tag) => `${tag}.json`))
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
  test('labels of buttons are not much longer than in English', () => {
    for (const key of ['panel.retry', 'home.start', 'help.ask', 'own.save', 'menu.end', 'form.start', 'bot.human']) {
      const [text = '', original = ''] = [messages[key], english[key]].map(String)
      expect(text.length, key).toBeLessThanOrEqual(original.length * 1.8 + 4)
    }
  })
  test('is translated', () => {
    if (locale === 'en') return
    const same = entries.filter(([key, message]) => typeof message === 'string' && message === english[key])
    expect(same.map(([key]) => key)).toEqual(locale === 'pl' ? ['chat.online'] : [])
  })
})
