import type { GreetingShow } from '@deskbell/protocol'
import type { GreetingVars } from './context.ts'

export type GreetingText = GreetingShow['text']

/** A text ready to show. Plain: views write the parts as text nodes, never as markup. */
export interface FilledText {
  text: string
  /** Language of the text, for `lang`. */
  locale: string
  /** The same text in pieces; the product's name is the strong one. */
  parts: { text: string; strong: boolean }[]
}

const longest = 120

/** The text in the best language: as asked, its base, the site's, English, the first there is. */
export function pickText(
  text: GreetingText,
  locale: string,
  siteLocale?: string | null,
): { text: string; locale: string } | null {
  if (typeof text === 'string') return { text, locale: siteLocale ?? locale }
  const tags = Object.keys(text)
  for (const one of [locale, siteLocale ?? 'en', 'en', ...tags]) {
    // `zh-Hant-TW`, `zh-Hant`, `zh`.
    for (let want = one; want; want = want.replace(/-?[^-]*$/, '')) {
      const tag = tags.find((own) => own.toLowerCase() === want.toLowerCase())
      if (tag && text[tag]) return { text: text[tag], locale: tag }
    }
  }
  return null
}

/** One line without control and direction characters, which a product's name could use to disguise the rest. */
function tidy(value: string): string {
  const letters = [...value.replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('')
}

/**
 * Puts words into `{product} {sizes} {color} {count} {total} {gap} {firstName} {opensAt}`.
 *
 * @param vars the words in the language that the text turned out to be in
 * @returns `null` when a placeholder has no word: such a greeting is not shown
 * @example fillText({ en: 'Our {product}?' }, 'en', () => ({ product: 'shoes' }))?.text // 'Our shoes?'
 */
export function fillText(
  text: GreetingText,
  locale: string,
  vars: (locale: string) => GreetingVars,
  siteLocale?: string | null,
): FilledText | null {
  const picked = pickText(text, locale, siteLocale)
  if (!picked) return null
  const words = new Map(Object.entries(vars(picked.locale)))
  const parts: FilledText['parts'] = []
  for (const [i, piece] of picked.text.split(/\{(\w+)\}/).entries()) {
    const isName = i % 2 === 1
    const text = isName ? tidy(words.get(piece) ?? '') : piece
    if (text) parts.push({ text, strong: isName && piece === 'product' })
    else if (isName) return null
  }
  return { text: parts.map((part) => part.text).join(''), locale: picked.locale, parts }
}
