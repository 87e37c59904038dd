import { foldText } from './fold.ts'

/** Scripts written without spaces between words: Thai and Lao, Burmese, Khmer, Han and kana. */
const dense = /([\u0e01-\u0eff\u1000-\u109f\u1780-\u17df\u3005-\u3007\u3041-\u30fa\u30fc-\u31ff\u3400-\u9fff]+)/

// Without the `u` flag, and with ranges for properties: an index is made of some hundred thousand matches.
/** What no word has a letter of, and the letters that most words have after folding; the others are looked at closer. */
const unbroken = /[^\0-/:-`{-\xbf]+/g
const plain = /^[\da-zа-я\u0620-\u064a]+$/
const spaced = /[\p{L}\p{N}\p{M}]+/gu

/**
 * What is no part of a word: apostrophes, and numbers of seven digits and more. They are someone's own, such as an order's, and
 * say nothing of what is asked.
 */
const dropped = /['’`´]|\d{7,}/g

/** The article of Arabic, with what joins it, where enough of a word is left. */
const article = /^(?:[وفبك]?ال|لل)(?=...)/

/** A folded word without the article that is written onto it. @example bareWord('الحذاء') // 'حذاء' */
export const bareWord = (word: string): string => word.replace(article, '')

/** Longest text that is read; the rest of an endless paste says nothing more. */
const longest = 20_000

/**
 * The words of a text, folded. Where a script has no spaces, every letter but kana and every pair of neighbours counts as
 * a word.
 * @example splitWords('Don’t 退货') // ['dont', '退', '退货', '货']
 */
export const splitWords = (text: string): string[] => readWords(text, (word) => word, new Map())

/**
 * Reads the words of a text as what they are to the caller, such as their numbers.
 * @param met what letters and pairs of scripts without spaces were read as before, by their codes: of some hundred thousand
 * in a help centre most have been met, and need no text of their own
 */
export function readWords<Word>(text: string, read: (word: string) => Word, met: Map<number, Word>): Word[] {
  const line = foldText(text.slice(0, longest)).replace(dropped, '')
  const words: Word[] = []
  for (const run of line.split(dense)) (isDense(run) ? pushPairs : pushSpaced)(run)
  return words

  function pushSpaced(run: string): void {
    for (const piece of run.match(unbroken) ?? []) {
      for (const word of piece.match(plain) ?? piece.match(spaced) ?? []) words.push(read(bareWord(word)))
    }
  }

  /** A single kana is a sound and says nothing; only where it stands alone is it a word. */
  function pushPairs(run: string): void {
    for (let at = 0; at < run.length; at++) {
      const code = run.charCodeAt(at)
      const next = run.charCodeAt(at + 1)
      if (run.length === 1 || !isKana(code)) push(code, run, at, 1)
      if (next) push((code << 16) | next, run, at, 2)
    }
  }

  function push(key: number, run: string, at: number, length: number): void {
    const word = met.get(key) ?? read(run.slice(at, at + length))
    words.push(word)
    met.set(key, word)
  }
}

/** Hiragana and Katakana stand together; what is folded has no half-width forms, and the dot between words is in no run. */
const isKana = (code: number): boolean => code < 0x3100 && code > 0x3040

/** Whether a word came from a script without spaces. */
export const isDense = (word: string): boolean => dense.test(word)
