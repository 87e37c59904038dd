import type { Source } from '@deskbell/protocol'
import type { GivenArticle } from './answerer.ts'
import { findPromise, isMoney } from './promises.ts'
import { askPerson, noAnswer } from './prompt.ts'

/** Why an answer is not shown. `promise` and `person` are for a person to say. */
export type Objection = 'no-answer' | 'no-source' | 'unknown-number' | 'link' | 'ungrounded' | 'leak' | 'long' | Handoff
type Handoff = 'promise' | 'person'
export const isHandoff = (reason: string): reason is Handoff => reason === 'promise' || reason === 'person'

/** Looks at an answer while it is written: only whole sentences that stand the test are shown. */
export interface Guard {
  /** Takes what was written; returns the text that may be shown so far, or why nothing may. */
  take(text: string): { shown: string } | { objection: Objection }
  end(): { shown: string; sources: Source[] } | { objection: Objection }
}

export interface GuardSettings {
  articles: readonly GivenArticle[]
  /** Hosts that may be linked to. */
  links: readonly string[]
  /** Our own instructions, which nobody needs to read. */
  instructions: string
  /** Articles are in the language of the answer, so that words compare. */
  sameLanguage: boolean
}

const longest = 3000
const cited = /\s*[[【(]\s*(\d{1,2}(?:\s*,\s*\d{1,2})*)\s*[\]】)]/gu
const sentenceEnd =
  /(?:[.!?…。！？؟]["'”’»)]*(?:\s*[[【]\d[\d\s,]*[\]】])*(?=\s|$)|[。！？](?:\s*[[【]\d[\d\s,]*[\]】])*|\n)/gu

export function createGuard(settings: GuardSettings): Guard {
  const { articles } = settings
  const known = articles.map(({ title, text }) => `${title}\n${text}`).join('\n')
  const numbers = numbersIn(known)
  const stems = stemsIn(known)
  const secret = shingles(settings.instructions)
  const used = new Set<number>()
  let written = ''
  let checked = 0
  let shown = ''
  /** Sentences that stand, but wait for the first source to be named. */
  let held = ''

  function check(sentence: string): Objection | null {
    for (const [, list = ''] of sentence.matchAll(cited)) {
      for (const number of list.split(',').map(Number)) {
        if (!articles[number - 1]) return 'no-source'
        used.add(number - 1)
      }
    }
    const words = sentence.replace(cited, '')
    if (hasForeignLink(words, settings.links, known)) return 'link'
    if (findPromise(words, known)) return 'promise'
    for (const number of numbersIn(words.replace(/^\s*\d{1,2}[.)]\s/gmu, ''))) {
      if (!numbers.has(number)) return isMoney(words) ? 'promise' : 'unknown-number'
    }
    if ([...shingles(words)].some((row) => secret.has(row))) return 'leak'
    return settings.sameLanguage && isForeign(words, stems) ? 'ungrounded' : null
  }

  function advance(upTo: number): Objection | null {
    const sentence = written.slice(checked, upTo)
    checked = upTo
    if (sentence.includes(noAnswer)) return 'no-answer'
    if (sentence.includes(askPerson)) return 'person'
    const objection = check(sentence)
    if (objection) return objection
    held += sentence.replace(cited, '')
    if (used.size === 0) return null
    shown += held
    held = ''
    return null
  }

  return {
    take(text) {
      written += text
      if (written.length > longest) return { objection: 'long' }
      // The last end may still be followed by its source.
      const ends = [...written.matchAll(sentenceEnd)].map((match) => match.index + match[0].length)
      for (const end of ends.slice(0, -1)) {
        const objection = end > checked ? advance(end) : null
        if (objection) return { objection }
      }
      return { shown: shown.trim() }
    },
    end() {
      const objection = advance(written.length)
      if (objection) return { objection }
      if (used.size === 0 || shown.trim() === '') return { objection: written.trim() ? 'no-source' : 'no-answer' }
      const sources = [...used].sort((a, b) => a - b).flatMap((at) => articles[at] ?? [])
      return { shown: shown.trim(), sources: sources.map(({ id, title }) => ({ id, title })) }
    },
  }
}

const link =
  /(?:https?:\/\/|www\.|mailto:|tel:|javascript:|data:)[^\s)\]>"']*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}\/[^\s)\]>"']*/giu
const bareHost =
  /\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|invalid|example|shop|store|app|info|biz|ru|cn|de|fr|es|ee|pl|my)\b/giu

/** Whether a text leads to a place that is neither on the list nor in the articles. */
export function hasForeignLink(text: string, hosts: readonly string[], known: string): boolean {
  const found = [...text.matchAll(link), ...text.matchAll(bareHost)].map(([address]) => address)
  if (/\]\(\s*(?!https?:)/u.test(text)) return true
  return found.some((address) => {
    if (known.includes(address) && !/^(?:javascript|data):/i.test(address)) return false
    const url = /^[a-z]+:/i.test(address) ? address : `https://${address}`
    if (!URL.canParse(url)) return true
    const { protocol, hostname } = new URL(url)
    return protocol !== 'https:' || !hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  })
}

/**
 * Numbers of any script, without what stands between thousands; groups with spaces between them also one by one.
 * @example numbersIn('1,299.50 €') // ['129950']
 */
export function numbersIn(text: string): Set<string> {
  const found = new Set<string>()
  const digits = (number: string) => [...number].flatMap((sign) => digitOf(sign) ?? []).join('')
  for (const [number] of text.normalize('NFKC').matchAll(/\p{Nd}+(?:[.,' ]?\p{Nd}+)*/gu)) {
    for (const one of [number, ...number.split(' ')]) found.add(digits(one).replace(/^0+(?=\d)/, ''))
  }
  return found
}

/** The digits of a script stand in a row that begins with its zero. */
function digitOf(sign: string): number | undefined {
  if (!/\p{Nd}/u.test(sign)) return undefined
  const code = sign.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

/** Beginnings of the words that carry meaning, and pairs of signs where a script has no spaces. */
function stemsIn(text: string): Set<string> {
  const stems = new Set<string>()
  for (const [word] of text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .matchAll(/[\p{L}]+/gu)) {
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(word)) {
      for (let at = 0; at + 2 <= word.length; at++) stems.add(word.slice(at, at + 2))
    } else if (word.length >= 4) stems.add(word.slice(0, 4))
  }
  return stems
}

/** Whether most of what a sentence says stands in no article. */
function isForeign(sentence: string, known: ReadonlySet<string>): boolean {
  const said = [...stemsIn(sentence)]
  const found = said.filter((stem) => known.has(stem)).length
  return said.length > 0 && found / said.length < (said.length < 4 ? 0.34 : 0.4)
}

/** Rows of eight words, by which one text is known to quote another. */
export function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const rows = new Set<string>()
  for (let at = 0; at + 8 <= words.length; at++) rows.add(words.slice(at, at + 8).join(' '))
  return rows
}
