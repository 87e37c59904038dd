import type { WidgetOptions } from './seams.ts'

export type OptionName = Exclude<keyof WidgetOptions, 'more'>

/** Default, and what is right as a pattern over the whole text. What the page knows comes before the default. */
type Option<T> = readonly [standard: T | '', right: string]

/**
 * Every setting there is: the one place that knows its default and what is right. `docs/options.md` repeats the
 * sentences.
 */
export const optionTable: { readonly [K in OptionName]: Option<WidgetOptions[K]> } = {
  /** Names your site on the server; the console shows it. Required. */
  siteKey: ['', '[\\w-]{1,64}'],
  /** Origin of the server; the origin the script came from, unless given. */
  baseUrl: ['', 'https?://[^/?#@\\s]+'],
  /** Language of the widget as a tag; the page's, then the browser's, unless given. Only what `Intl` takes, too. */
  locale: [null, '[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2}|-\\d{3})?'],
  /** Lower corner of the launcher; on pages written from right to left the left one, unless given. */
  position: ['right', 'left|right'],
  /** Light, dark, or as the shopper's device has it. */
  theme: ['auto', 'light|dark|auto'],
  /** Your one colour; all other tones are derived from it so that text stays readable. */
  accent: [null, '#[\\dA-Fa-f]{6}'],
  /** Where the widget stands among the page's own layers. */
  zIndex: [2147482000, '-?\\d{1,10}'],
  /** `hidden` shows no launcher; `#id` or `.class` names elements of yours that open and close the panel instead. */
  launcher: ['default', 'default|hidden|[.#].+'],
  /** The launcher's name for screen readers until the panel was opened. */
  label: ['Chat', '[^[]+'],
  /** `on` asks the server for the site's greeting rules; an address names a rule file; `off` asks for nothing. */
  greetings: ['off', 'on|off|\\S*/\\S+'],
  /** Shop system whose cart is read; `auto` finds out, `none` reads none. */
  platform: ['auto', '[a-z]+'],
  /** Says in the console what the widget does and why. */
  debug: [false, 'true|false|'],
}

/**
 * What few shops set, read by the `more` chunk (`more/settings.ts`), which is fetched where one of them is given: the
 * tag of all others stays as small.
 */
export const moreNames = /^(offset|tokens|texts|font|css|inline|avoid|connect|chat|analytics|consent|cart)$/

/** @example isRight('theme', 'pink') // false */
export const isRight = (name: OptionName, text: string): boolean => new RegExp(`^(${optionTable[name][1]})$`).test(text)

/** Only the own keys of a plain object, of any window, are settings, whatever else the page put under that name. */
const merge = (sources: readonly unknown[]): Record<string, unknown> =>
  Object.assign({ __proto__: null }, ...sources.filter((source) => ({}).toString.call(source) === '[object Object]'))

/**
 * Merges settings, later ones winning, and checks each. A wrong value is named in the console with the pattern it must
 * match, and the default holds. What is given besides is in `more`. Text is taken for numbers and booleans, since
 * attributes are text; `null` and `undefined` take the default. `null` without a right `siteKey`.
 *
 * @param data `data-*` attributes of the script tag, lowest in rank; those of other tools are left alone
 * @param page what the page itself says where nobody chose: origin of the script, corner
 * @example parseOptions({ siteKey: 'pk_1' }, [], { baseUrl: 'https://chat.example.com', position: 'right' })
 */
export function parseOptions(
  data: object,
  sources: readonly unknown[],
  page: Pick<WidgetOptions, 'baseUrl' | 'position'>,
): WidgetOptions | null {
  const written = merge(sources)
  const given = merge([data, written])
  const options: Record<string, unknown> & { more?: Record<string, unknown> } = merge([page])
  const names = Object.keys(optionTable) as OptionName[]
  for (const key in given) {
    // Attributes that are not ours belong to other tools.
    if (names.includes(key as never) || !(key in written || moreNames.test(key))) continue
    options.more ??= merge([])
    options.more[key] = given[key]
  }
  for (const name of names) {
    const [standard, right] = optionTable[name]
    const value = given[name]
    // No text of theirs counts: an object's may change, a function's is its source.
    const text = Object(value) === value ? '[object]' : String(value ?? '')
    options[name] ??= standard
    if (value == null && name !== 'siteKey') continue
    if (isRight(name, text)) options[name] = standard === false ? text !== 'false' : text
    else console[name === 'siteKey' ? 'error' : 'warn'](`deskbell: ${name} is "${text}" but must match ${right}`)
  }
  // Launchers of the page's own are a matter for the same chunk.
  if ((options.launcher as string) < 'a') options.more ??= merge([])
  return options.siteKey ? (options as unknown as WidgetOptions) : null
}
