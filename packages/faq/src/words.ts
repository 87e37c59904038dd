import { foldText } from './fold.ts'

/** Scripts written without spaces between words. */
const dense =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const pieces = new RegExp(`([${dense}]+)|([^${dense}]+)`, 'gu')

const spaced = /[\p{L}\p{N}\p{M}]+/gu
const anyDense = new RegExp(`[${dense}]`, 'u')

/** Numbers of seven digits and more are someone's own, such as an order's: they say nothing of what is asked. */
const longNumber = /^\d{7,}$/

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
export function splitWords(text: string): string[] {
  const line = foldText(text.slice(0, longest)).replace(/['’`´]/g, '')
  if (!anyDense.test(line)) return wordsOf(line)
  const words: string[] = []
  for (const [, run, other] of line.matchAll(pieces)) {
    if (run) pushPairs(run, words)
    else if (other) words.push(...wordsOf(other))
  }
  return words
}

/** Of a text without scripts that have no spaces. */
function wordsOf(text: string): string[] {
  return (text.match(spaced) ?? []).filter((word) => !longNumber.test(word)).map(bareWord)
}

/** Hiragana and Katakana stand together; what is folded has no half-width forms. */
const isKana = (code: number): boolean => code > 0x3040 && code < 0x3100 && code !== 0x30fb

/** A single kana is a sound and says nothing; only where it stands alone is it a word. */
function pushPairs(run: string, words: string[]): void {
  for (let at = 0; at < run.length; at++) {
    if (run.length === 1 || !isKana(run.charCodeAt(at))) words.push(run.charAt(at))
    if (at + 1 < run.length) words.push(run.slice(at, at + 2))
  }
}

/** Whether a word came from a script without spaces. */
export const isDense = (word: string): boolean => anyDense.test(word.charAt(0))
