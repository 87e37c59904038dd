import type { WidgetOptions } from '../seams.ts'

/** Settings that few shops need; `docs/options.md` has the sentences. */
export interface MoreSettings {
  /** How far launcher and panel stand from the corner, in px; `mobile…` on phones. */
  offset: { x?: number; y?: number; mobileX?: number; mobileY?: number } | string
  /** Values for the tokens of `docs/theming.md`, by name: `{ radius: '8px', surface: '#fffdf8' }`. */
  tokens: Record<string, string>
  /** Your own font family for the panel; the page has to load it. */
  font: string
  /** Style sheet for the widget's inside. */
  css: string
  /** Your own words for any text of the widget, by language and key. */
  texts: Record<string, Record<string, string>>
  /** An element of the page, by selector, in which the panel stands, always open, without a launcher. */
  inline: string
  /** What of the page no greeting may cover, besides its buttons, links, fields and fixed bars: a list of selectors. */
  avoid: string
  /** When the widget connects: `open` when the shopper acts, `load` with the page. */
  connect: 'open' | 'load'
  /** `off` leaves help only: no conversation is offered, and nothing connects. */
  chat: 'on' | 'off'
  /** `dataLayer` tells every event there, too. */
  analytics: 'off' | 'dataLayer'
  /** Where consent is read: `auto` asks the consent tool of the page; `granted` and `denied` hold until `consent` is called. */
  consent: 'auto' | 'granted' | 'denied'
  /** `deep` looks into the page's own cart requests, too. */
  cart: { observe: 'signals' | 'deep' }
}
export type MoreName = keyof MoreSettings

/** A reader gives what is right and throws, in words, what is not. */
type Read<T> = (value: unknown) => T
const fail = (wanted: string): never => {
  throw wanted
}

const isRecord = (value: unknown): value is Record<string, unknown> => ({}).toString.call(value) === '[object Object]'
/** Attributes are text: objects come as JSON. */
function recordOf(value: unknown, wanted: string): Record<string, unknown> {
  if (isRecord(value)) return value
  try {
    const read: unknown = JSON.parse(String(value))
    if (isRecord(read)) return read
  } catch {
    // Said below.
  }
  return fail(wanted)
}
const choice =
  <T extends string>(...right: T[]): Read<T> =>
  (value) =>
    right.includes(value as T) ? (value as T) : fail(right.join(' or '))
const text =
  (wanted: string, right: RegExp): Read<string> =>
  (value) =>
    typeof value === 'string' && right.test(value) ? value : fail(wanted)

/** Nothing that could leave its declaration, or fetch something. */
const cssValue = /^(?!.*(?:url|image|src|attr)\s*\()[^;{}<>\\]{1,200}$/i
const offsetNames = ['x', 'y', 'mobileX', 'mobileY'] as const
export type Offset = Partial<Record<(typeof offsetNames)[number], number>>

function readOffset(value: unknown): Offset {
  const wanted = '{ x, y, mobileX, mobileY } of 0 to 500, or "20 90"'
  const isShort = typeof value === 'string' && /^\d+( \d+){0,3}$/.test(value)
  const parts = isShort ? value.split(' ') : recordOf(value, wanted)
  const given = offsetNames.flatMap((name, at) => {
    const px = Array.isArray(parts) ? parts[at] : parts[name]
    if (px === undefined) return []
    return Number(px) >= 0 && Number(px) <= 500 ? [[name, Number(px)] as const] : fail(wanted)
  })
  return Object.fromEntries(given)
}

function readTokens(value: unknown): Record<string, string> {
  const tokens = recordOf(value, '{ name: value }')
  for (const [name, token] of Object.entries(tokens)) {
    if (!/^[a-z][a-z\d-]*$/.test(name) || typeof token !== 'string' || !cssValue.test(token)) {
      fail(`{ name: value } with values of CSS; ${name} is not`)
    }
  }
  return tokens as Record<string, string>
}

function readTexts(value: unknown): Record<string, Record<string, string>> {
  const wanted = "{ en: { 'home.title': '…' } }"
  const texts = recordOf(value, wanted)
  for (const words of Object.values(texts)) {
    if (!isRecord(words) || Object.values(words).some((one) => typeof one !== 'string')) fail(wanted)
  }
  return texts as Record<string, Record<string, string>>
}

/** Whether the page's own cart requests may be looked into. */
function readDeep(value: unknown): boolean {
  const { observe } = recordOf(value, "{ observe: 'deep' }")
  return choice('signals', 'deep')(observe) === 'deep'
}

function readSelectors(value: unknown): string {
  try {
    document.createDocumentFragment().querySelector(String(value))
  } catch {
    fail('selectors of CSS: .price, #total')
  }
  return String(value)
}

/** How each is read; what a shop writes wrong is named, and the default holds. */
export const moreTable = {
  offset: readOffset,
  tokens: readTokens,
  texts: readTexts,
  font: text('a font family', cssValue),
  css: text('a style sheet without @import and addresses', /^(?!.*(@import|url\s*\(|<)).+$/is),
  inline: text('a selector: #help', /^[.#].+$/),
  avoid: readSelectors,
  connect: choice('open', 'load'),
  chat: choice('on', 'off'),
  analytics: choice('off', 'dataLayer'),
  consent: choice('auto', 'granted', 'denied'),
  cart: readDeep,
} satisfies { [K in MoreName]: Read<unknown> }

export type ReadSettings = { [K in MoreName]?: ReturnType<(typeof moreTable)[K]> }

/** Reads what was given besides. A wrong value, and a name that is no setting, is told to `say`; the default holds. */
export function readMore({ more = {}, ...options }: WidgetOptions, say: (text: string) => void): ReadSettings {
  const found: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(more)) {
    if (!Object.hasOwn(moreTable, name)) {
      say(`no setting "${name}"; use ${Object.keys({ ...options, ...moreTable }).join(', ')}`)
    } else if (value != null) {
      try {
        found[name] = moreTable[name as MoreName](value)
      } catch (wanted) {
        say(`${name} must be ${wanted}`)
      }
    }
  }
  return found as ReadSettings
}
