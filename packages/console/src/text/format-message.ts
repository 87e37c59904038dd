import { perLocale } from './per-locale.ts'

/** One sentence: plain, or by plural category of `{count}` (`=0` and `=1` win over categories). */
export type Message = string | Readonly<Record<string, string>>

export type Values = Readonly<Record<string, string | number>>

const numbers = perLocale((locale) => new Intl.NumberFormat(locale))
const plurals = perLocale((locale) => new Intl.PluralRules(locale))

/**
 * Fills a sentence: `{name}` by value, numbers in the language's digits; unknown names stay as they are.
 * @example formatMessage({ one: '{count} answer', other: '{count} answers' }, { count: 1 }, 'en') // '1 answer'
 */
export function formatMessage(message: Message, values: Values, locale: string): string {
  const text = typeof message === 'string' ? message : pluralForm(message, values.count, locale)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'number' ? numbers(locale).format(value) : value
  })
}

function pluralForm(forms: Readonly<Record<string, string>>, given: string | number | undefined, locale: string) {
  const count = Number(given ?? 0)
  return forms[`=${count}`] ?? forms[plurals(locale).select(count)] ?? forms.other ?? ''
}
