import { fold } from '../fold.ts'
import type { MoodWords, WordTable } from './word-table.ts'

/** A table made ready for matching: lists folded, phrases one pattern each. */
export interface Compiled {
  hello: ReadonlySet<string>
  thanks: ReadonlySet<string>
  robot: RegExp
  alone: ReadonlySet<string>
  speak: string[]
  want: string[]
  who: string[]
  between: ReadonlySet<string>
  filler: ReadonlySet<string>
  /** For scripts without spaces: persons, and all that a mere wish is made of. */
  named: RegExp
  small: RegExp
  verbLast: boolean
  phrases: RegExp
  not: RegExp
  mood: Record<keyof MoodWords, RegExp> | null
  /** The text as this table's phrases look for it. */
  read(folded: string): string
}

const kept = new WeakMap<WordTable, Compiled>()

/** Compiles a table, once. */
export function compiled(table: WordTable): Compiled {
  const known = kept.get(table)
  if (known) return known
  const made = compile(table)
  kept.set(table, made)
  return made
}

function compile({ hello, thanks, robot, person, mood, joined }: WordTable): Compiled {
  const phrases = (list: string) => phrasePattern(list, joined === true)
  const { alone, speak, want, who, between, filler, verbLast } = person
  return {
    hello: new Set(words(hello)),
    thanks: new Set(words(thanks)),
    robot: phrases(robot),
    alone: new Set(words(alone)),
    speak: stems(speak),
    want: stems(want),
    who: stems(who),
    between: new Set(words(between)),
    filler: new Set(words(filler).flatMap((word) => word.split(' '))),
    named: anyOf(joined ? words(who) : []),
    small: anyOf(joined ? [...words(who), ...words(filler)] : []),
    verbLast: verbLast === true,
    phrases: phrases(person.phrases),
    not: phrases(person.not),
    mood: mood ? mapped(mood, phrases) : null,
    read: joined ? (folded) => folded.replaceAll(' ', '') : (folded) => ` ${folded} `,
  }
}

const mapped = (mood: MoodWords, compileList: (list: string) => RegExp): Record<keyof MoodWords, RegExp> =>
  Object.fromEntries(Object.entries(mood).map(([kind, list]) => [kind, compileList(list)])) as Record<
    keyof MoodWords,
    RegExp
  >

/** Longer words first, so that one pass takes all there is to take. */
const anyOf = (list: readonly string[]): RegExp =>
  new RegExp([...list].sort((a, b) => b.length - a.length).join('|') || '(?!)', 'gu')

const words = (list: string): string[] => list.split('|').flatMap((word) => fold(word) || [])
const stems = (list: string): string[] =>
  list.split('|').flatMap((word) => (fold(word) && fold(word) + (word.endsWith('*') ? '*' : '')) || [])

/**
 * All phrases of a list as one pattern over folded text. Every part is literal or bounded, so matching takes time in
 * proportion to the text. An empty list matches nothing.
 */
function phrasePattern(list: string, joined: boolean): RegExp {
  const each = list.split('|').map((phrase) => (joined ? joinedPhrase(phrase) : spacedPhrase(phrase)))
  return new RegExp(each.filter((pattern) => pattern !== '').join('|') || '(?!)', 'gu')
}

/** Over ` word word `: each part brings the space before it, the last one is followed by one. */
function spacedPhrase(phrase: string): string {
  const parts = phrase.split(' ').map((word) => {
    if (word === '_') return '(?: \\S+){0,2}'
    const plain = fold(word)
    return plain && ` ${plain}${word.endsWith('*') ? '\\S*' : ''}`
  })
  return framed(phrase, parts.join(''), ' $', '(?= )')
}

const joinedPhrase = (phrase: string): string => {
  const parts = phrase.split('_').map((part) => fold(part).replaceAll(' ', ''))
  return framed(phrase, parts.join('.{0,4}'), '$', '')
}

/** A phrase that starts with `=` is the whole message. */
const framed = (phrase: string, pattern: string, end: string, after: string): string =>
  pattern && (phrase.startsWith('=') ? `^${pattern}${end}` : pattern + after)
