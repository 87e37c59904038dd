import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Choice, Words } from '@deskbell/bot/core'
import { expect, test } from 'vitest'
import { tapped } from './tapped.ts'

const folder = join(import.meta.dirname, '../locales')
const locales = readdirSync(folder).filter((name) => name.endsWith('.json'))
const wordsOf = (file: string) => {
  const texts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>
  return (words: Words): string => ('key' in words ? texts[words.key]! : String(words.text))
}
const yes: Choice = { label: { key: 'bot.yes' }, act: { kind: 'helped' } }
const no: Choice = { label: { key: 'bot.no' }, act: { kind: 'not-helped' } }
const person: Choice = { label: { key: 'bot.human' }, act: { kind: 'handoff', reason: 'no-answer' } }
const search: Choice = { label: { key: 'bot.search' }, act: { kind: 'search', query: 'boats' } }

test.each(locales)('F62 %s: "yes" and "no" are understood where they may be tapped', (file) => {
  const words = wordsOf(file)
  const first = words(yes.label).split(/[\s,，、]/)[0]!
  for (const typed of [words(yes.label), first, ` ${first.toUpperCase()}! `]) {
    expect(tapped(typed, [yes, no, person], words)).toBe(yes)
    expect(tapped(typed, [person, search], words), 'a person was offered').toBe(person)
  }
  expect(tapped(words(no.label), [yes, no, person], words)).toBe(no)
  expect(tapped(words(person.label), [yes, no, person], words), 'a wish of her own').toBeUndefined()
})

test('F62 what is no choice is a question, and a search is looked for in words', () => {
  const words = wordsOf('en.json')
  for (const typed of ['y', '?', '', 'yesterday', 'Yes, thanks, and what about boots?', 'Search the help']) {
    expect(tapped(typed, [yes, no, search], words), typed).toBeUndefined()
  }
  expect(tapped('yes', [], words)).toBeUndefined()
  const article: Choice = { label: { text: 'How do I return shoes?' }, act: { kind: 'article', id: 'returns' } }
  expect(tapped('how do I return shoes', [article, no], words)).toBe(article)
})
