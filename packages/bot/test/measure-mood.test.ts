import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { figuresOf, guessMood, guessPerson } from './figures.ts'
import { floors } from './floors.ts'
import { halves, measuredLanguages, moods, readLabelled } from './labelled.ts'
import {
  filmTable,
  questionAlarms,
  questionTable,
  readFilms,
  readSupport,
  supportLanguages,
  supportTable,
  wishTable,
} from './public.ts'
import { qualityTables } from './quality-tables.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/assistant-quality.md'), 'utf8')

/** Tables without the alignment of their columns. */
const rowsOf = (text: string): string[] => {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| -'))
  return lines.map((line) => line.replace(/ +/g, ' '))
}

const [own = '', ofOthers = ''] = page.split('## On sentences of others')

test('the page has the figures of both halves as they are', () => {
  expect(rowsOf(own)).toEqual(halves.toReversed().flatMap((half) => rowsOf(qualityTables(half))))
})

test('the page has the figures on sentences of others as they are', () => {
  const atHand = [wishTable(), questionTable()].map((table) => table && rowsOf(table))
  const shipped = [supportTable(), filmTable()].flatMap(rowsOf)
  const rows = rowsOf(ofOthers)
  if (atHand.includes(null)) expect(rows.slice(0, shipped.length)).toEqual(shipped)
  else expect(rows).toEqual([...shipped, ...atHand.flat()])
})

test.each(supportLanguages)('S3 %s: what calm customers write to support does not sound frustrated', (language) => {
  const neutral = readSupport(language).filter(({ label }) => label === 'neutral')
  expect(neutral).toHaveLength(60)
  expect(neutral.filter(({ text }) => guessMood(text, language) === 'frustrated')).toEqual([])
})

test('S3 calm talk and help questions of others are hardly ever taken for a mood', () => {
  const shares = measuredLanguages.flatMap((language) => {
    const calm = readFilms(language).filter(({ label }) => label === 'calm')
    expect(calm.length, language).toBeGreaterThan(30)
    return calm.map(({ text }) => (guessMood(text, language) === 'neutral' ? 0 : 1) as number)
  })
  expect(shares.reduce((sum, one) => sum + one, 0) / shares.length).toBeLessThan(0.04)
  for (const { language, taken, of } of questionAlarms()) expect(taken / of, language).toBeLessThan(0.025)
})

describe.each(measuredLanguages)('%s', (language) => {
  test.each(halves)('no neutral sentence of the %s half sounds like anything else', (half) => {
    const neutral = readLabelled('mood', language, half).filter(({ label }) => label === 'neutral')
    expect(neutral.length).toBeGreaterThanOrEqual(16)
    expect(neutral.filter(({ text }) => guessMood(text, language) !== 'neutral')).toEqual([])
  })
  test.each(halves)('no ordinary sentence of the %s half is taken for the wish for a person', (half) => {
    const others = readLabelled('person', language, half).filter(({ label }) => label === 'other')
    expect(others.length).toBeGreaterThanOrEqual(16)
    expect(others.filter(({ text }) => guessPerson(text, language) !== 'other')).toEqual([])
  })
  test('the measuring half is no worse than its floors', () => {
    const mood = figuresOf(readLabelled('mood', language, 'measuring'), language, moods, guessMood)
    const person = figuresOf(readLabelled('person', language, 'measuring'), language, ['person'], guessPerson)
    for (const { label, precision, recall } of [...mood, ...person]) {
      if (label === 'neutral') continue
      const floor = floors[language][label as keyof (typeof floors)[typeof language]]
      expect(precision, `${label}: precision`).toBeGreaterThanOrEqual(floor.precision)
      expect(recall, `${label}: recall`).toBeGreaterThanOrEqual(floor.recall)
    }
  })
  test('there are enough sentences, none twice, none in both halves', () => {
    for (const kind of ['mood', 'person'] as const) {
      const texts = halves.flatMap((half) => readLabelled(kind, language, half).map(({ text }) => text))
      expect(new Set(texts).size).toBe(texts.length)
      expect(texts.length).toBeGreaterThanOrEqual(kind === 'mood' ? 60 : 80)
    }
  })
})
