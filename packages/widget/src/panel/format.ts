/** One text of a language file: plain, or by plural category of `{count}` (`=0` and `=1` win over categories). */
export type Message = string | Record<string, string>
export type Messages = Record<string, Message>

export type Values = Record<string, string | number>

/** What knows a language's numbers is dear to make, so it is made once. */
const intl: Record<string, { number: Intl.NumberFormat; plural: Intl.PluralRules }> = {}
const intlOf = (locale: string) =>
  (intl[locale] ??= { number: new Intl.NumberFormat(locale), plural: new Intl.PluralRules(locale) })

/**
 * Fills a message: `{name}` by value, numbers in the language's digits; a plural object is chosen by `count`.
 * @example formatMessage({ one: '{count} result', other: '{count} results' }, { count: 2 }, 'en') // '2 results'
 */
export function formatMessage(message: Message, values: Values, locale: string): string {
  const text = typeof message === 'string' ? message : choosePlural(message, Number(values.count ?? 0), locale)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? intlOf(locale).number.format(value) : value
  })
}

function choosePlural(forms: Record<string, string>, count: number, locale: string): string {
  return forms[`=${count}`] ?? forms[intlOf(locale).plural.select(count)] ?? forms.other ?? ''
}
