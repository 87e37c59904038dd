import { foldText } from './fold.ts'

/** Scripts written without spaces between words. */
const dense =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const pieces = new RegExp(`([${dense}]+)|((?:(?![${dense}])[\\p{L}\\p{N}\\p{M}])+)`, 'gu')

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
  const words: string[] = []
  for (const [, run, word] of foldText(text.slice(0, longest))
    .replace(/['’`´]/g, '')
    .matchAll(pieces)) {
    if (word) words.push(...(longNumber.test(word) ? [] : [bareWord(word)]))
    else if (run) for (let i = 0; i < run.length; i++) words.push(...pairAt(run, i))
  }
  return words
}

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u
/** A single kana is a sound and says nothing; only where it stands alone is it a word. */
function pairAt(run: string, at: number): string[] {
  const sign = run.charAt(at)
  const single = run.length > 1 && kana.test(sign) ? [] : [sign]
  return at + 1 < run.length ? [...single, run.slice(at, at + 2)] : single
}

const denseWord = new RegExp(`^[${dense}]`, 'u')
/** Whether a word came from a script without spaces. */
export const isDense = (word: string): boolean => denseWord.test(word)
