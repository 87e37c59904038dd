import { readMood } from '../src/mood.ts'
import type { Mood } from '../src/types.ts'
import { wantsPerson } from '../src/wants-person.ts'
import { allWords } from '../src/words/all.ts'
import type { WordTable } from '../src/words/word-table.ts'
import type { Labelled } from './labelled.ts'

/** Precision and recall of one class: of those found, the right ones; of the right ones, those found. */
export interface Figure {
  language: string
  label: string
  /** Sentences with this label. */
  n: number
  found: number
  right: number
  precision: number
  recall: number
}

/** Which tables a shopper of this language has on the page: the own one and English. */
export const tablesOf = (language: string): WordTable[] =>
  allWords.filter(({ lang }) => lang === language || lang === 'en')

export const guessMood = (text: string, language: string): Mood => readMood(text, [], 0, tablesOf(language)).mood

export const guessPerson = (text: string, language: string): string =>
  wantsPerson(text, tablesOf(language)) ? 'person' : 'other'

type Guess = (text: string, language: string) => string

/** The figures of each label in the rows, by what `guess` says of them. */
export function figuresOf(
  rows: readonly Labelled[],
  language: string,
  labels: readonly string[],
  guess: Guess,
): Figure[] {
  const guesses = rows.map(({ text }) => guess(text, language))
  return labels.map((label) => {
    const n = rows.filter((row) => row.label === label).length
    const found = guesses.filter((guessed) => guessed === label).length
    const right = rows.filter((row, at) => row.label === label && guesses[at] === label).length
    return { language, label, n, found, right, precision: found === 0 ? 1 : right / found, recall: right / n }
  })
}

/** The sentences that were taken for something else. */
export const wrongOf = (rows: readonly Labelled[], language: string, guess: Guess): string[] =>
  rows.flatMap(({ label, text }) => {
    const guessed = guess(text, language)
    return guessed === label ? [] : [`${language}: ${text} (${label}, taken for ${guessed})`]
  })
