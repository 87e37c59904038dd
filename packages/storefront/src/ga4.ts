import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, every, get, isRecord } from './field.ts'
import { optionsBy } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf, round, sum } from './total.ts'
import type { Words } from './words.ts'

/** What a data layer told so far. */
export interface DataLayerCart {
  cart: Cart
  /** `partial` while no event told the whole cart: earlier lines are unknown. */
  completeness: 'full' | 'partial'
}

interface LayerPage extends StorePage {
  words: Words
}

interface Step {
  /** `lost`: something happened to the cart, but the event is not readable. */
  kind: 'whole' | 'add' | 'remove' | 'bought' | 'lost'
  currency: string | null
  value: number | null
  lines: Line[]
}

/** A line and what tells it apart; the shop's free-text variant is part of that. */
interface Line {
  key: string
  item: CartItem
}

const kinds: Record<string, Step['kind']> = {
  view_cart: 'whole',
  begin_checkout: 'whole',
  add_to_cart: 'add',
  remove_from_cart: 'remove',
  purchase: 'bought',
}
/** The older shape tells by its key what happened, whatever the event is called. */
const olderKinds: [string, Step['kind']][] = [
  ['purchase', 'bought'],
  ['checkout', 'whole'],
  ['add', 'add'],
  ['remove', 'remove'],
]

function first(item: unknown, ...keys: string[]): unknown {
  return keys.map((key) => get(item, key)).find((value) => value != null && value !== '')
}

function optionsOfItem(item: unknown, words: Words): Record<string, string> {
  const own = optionsBy(words, [
    ['size', first(item, 'item_size', 'size')],
    ['color', first(item, 'item_color', 'item_colour', 'color', 'colour')],
  ])
  const variant = first(item, 'item_variant', 'variant')
  if (typeof variant !== 'string' && typeof variant !== 'number') return own
  // Where size and colour were told apart already, the variant most often only repeats them.
  return { ...words.variant(String(variant)), ...own }
}

function readLine(item: unknown, { pageUrl, words }: LayerPage): Line | null {
  const name = plainTextBy(words, first(item, 'item_name', 'name'))
  const id = asId(first(item, 'item_id', 'id')) ?? name?.slice(0, 128) ?? null
  const quantity = asNumber(first(item, 'quantity') ?? 1)
  if (id === null || quantity === null || quantity <= 0) return null
  return {
    key: `${id} ${String(first(item, 'item_variant', 'variant') ?? '')}`,
    item: {
      id,
      variantId: null,
      name: name ?? id,
      options: optionsOfItem(item, words),
      price: asNumber(first(item, 'price')),
      quantity,
      url: absolute(first(item, 'item_url', 'url', 'product_url'), pageUrl),
      image: picture(first(item, 'item_image', 'image', 'item_image_url', 'image_url'), pageUrl),
    },
  }
}

function stepOf(kind: Step['kind'], from: unknown, list: unknown, page: LayerPage): Step | null {
  if (!Array.isArray(list) && kind !== 'bought') return null
  const lines = Array.isArray(list) ? every(list, (item) => readLine(item, page)) : null
  if (!lines && kind !== 'bought') return { kind: 'lost', currency: null, value: null, lines: [] }
  const currency = asCurrency(first(from, 'currency', 'currencyCode') ?? get(list, 0, 'currency'))
  const value = asNumber(get(from, 'value'))
  // Worth something, but its lines were left out.
  const isLost = kind === 'whole' && lines?.length === 0 && value
  return { kind: isLost ? 'lost' : kind, currency, value, lines: lines ?? [] }
}

/** `gtag()` pushes its arguments as they are, an array-like thing that is no array. */
function asCall(entry: unknown): [unknown, unknown] | null {
  const call = get(entry, '__gtag') ?? entry
  return get(call, 0) === 'event' ? [get(call, 1), get(call, 2)] : null
}

function readEntry(entry: unknown, page: LayerPage): Step | null {
  const call = asCall(entry)
  const name = call ? call[0] : get(entry, 'event')
  const ecommerce = call ? call[1] : (get(entry, 'ecommerce') ?? get(entry, 'eventModel') ?? entry)
  for (const [key, kind] of olderKinds) {
    const products = get(ecommerce, key, 'products')
    if (Array.isArray(products)) return stepOf(kind, ecommerce, products, page)
  }
  const kind = typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name] : undefined
  return kind && isRecord(ecommerce) ? stepOf(kind, ecommerce, get(ecommerce, 'items'), page) : null
}

/** The line meant: the same variant, or the only line of that product when the event leaves the variant out. */
function findLine(lines: readonly Line[], { key, item }: Line): Line | undefined {
  const same = lines.filter((one) => one.item.id === item.id)
  return lines.find((one) => one.key === key) ?? (key === `${item.id} ` && same.length === 1 ? same[0] : undefined)
}

function changed(lines: readonly Line[], change: Line, sign: 1 | -1): Line[] {
  const line = findLine(lines, change)
  if (!line) return sign === 1 ? [...lines, change] : [...lines]
  const quantity = round(line.item.quantity + sign * change.item.quantity)
  const price = sign === 1 ? (change.item.price ?? line.item.price) : line.item.price
  const merged = { ...line, item: { ...line.item, quantity, price } }
  return lines.flatMap((one) => (one !== line ? one : quantity > 0 ? merged : []))
}

interface State {
  currency: string | null
  lines: Line[]
  /** What the last whole cart was worth less than its lines. */
  discount: number
  isWhole: boolean
}

const itemsOf = (lines: readonly Line[]): CartItem[] => lines.map((line) => line.item)

function discountOf({ value, lines }: Step): number {
  const goods = sum(itemsOf(lines))
  return value === null || value <= 0 || goods === null ? 0 : Math.max(0, round(goods - value))
}

function after(state: State, step: Step): State {
  const currency = step.currency ?? (step.kind === 'whole' ? null : state.currency)
  if (step.kind === 'bought') return { currency, lines: [], discount: 0, isWhole: true }
  if (step.kind === 'lost') return { currency, lines: [], discount: 0, isWhole: false }
  if (step.kind === 'whole') {
    const lines = step.lines.reduce<Line[]>((all, line) => changed(all, line, 1), [])
    return { currency, lines, discount: discountOf(step), isWhole: true }
  }
  const sign = step.kind === 'add' ? 1 : -1
  return { ...state, currency, lines: step.lines.reduce((all, line) => changed(all, line, sign), state.lines) }
}

/** Like `readDataLayer`, by the words given. */
export function readLayer(payload: unknown, store: StorePage, words: Words): DataLayerCart | null {
  if (!Array.isArray(payload)) return null
  const page = { ...store, words }
  const steps = payload.map((entry) => readEntry(entry, page)).filter((step) => step !== null)
  if (steps.length === 0) return null
  const start: State = { currency: null, lines: [], discount: 0, isWhole: false }
  const { currency, lines, discount, isWhole } = steps.reduce(after, start)
  // Removals alone tell that there was something, not that nothing is left.
  if (lines.length === 0 && !isWhole) return null
  const goods = sum(itemsOf(lines))
  const cart = cartOf(currency, goods === null ? null : Math.max(0, goods - discount), itemsOf(lines))
  return cart && { cart, completeness: isWhole ? 'full' : 'partial' }
}

/** Reads the cart out of `window.dataLayer`: GA4 events by `push` or `gtag()`, and the older Universal Analytics shape. */
export function readGa4(payload: unknown, page: StorePage, words: Words): Cart | null {
  return readLayer(payload, page, words)?.cart ?? null
}
