import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const measuredLanguages = ['en', 'et', 'pl', 'zh', 'ms', 'ru', 'de', 'fr', 'es', 'ar'] as const
export const moods = ['neutral', 'frustrated', 'confused', 'urgent'] as const
export const halves = ['development', 'measuring'] as const
export type Half = (typeof halves)[number]

export interface Labelled {
  label: string
  text: string
}

/** The sentences of one file in `data`; see the README there. */
export const readLabelled = (kind: 'mood' | 'person', language: string, half: Half): Labelled[] =>
  readSections(`${half}/${kind}.${language}.txt`)

/** Sentences below headings in square brackets, which are their labels. */
export function readSections(path: string): Labelled[] {
  const lines = readFileSync(join(import.meta.dirname, 'data', path), 'utf8').split('\n')
  let label = ''
  return lines.flatMap((text) => {
    const heading = /^\[(\w+)\]$/.exec(text)?.[1]
    if (heading) label = heading
    return heading || text === '' ? [] : [{ label, text }]
  })
}
