import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { currencyOfPriceBy, parseAmountBy } from './amount-by-words.ts'
import { attr, type Element, elements, lineOf } from './html-tree.ts'
import { optionsBy } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf, round } from './total.ts'
import type { Words } from './words.ts'

const times = /^(?:[x×х✕*]\s*(\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?)\s*[x×х✕*])$/i

/** Of `x 2` or `2x`; nought for all else. */
function countOf(element: Element | undefined): number {
  const [, one, other = '0'] = times.exec(element ? lineOf(element) : '') ?? []
  return Number((one ?? other).replace(',', '.'))
}

interface Row {
  item: CartItem
  /** The row shows what all its pieces cost together. */
  lineTotal: number | null
  shown: string
}

/** ` - Size: Large` as label and value, or neither. */
const optionPair = (small: Element): [unknown, unknown] => {
  const [, label, value] = /^[-–\s]*([^:：]+)[:：]\s*(.+)$/.exec(lineOf(small)) ?? []
  return [label, value]
}

function idOf(url: string | null, name: string): string {
  const query = url?.match(/[?&]product_id=(\d+)/)?.[1]
  const path = url?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1)
  return (query ?? path ?? name).slice(0, 128)
}

/** A row is a product when something in it says `x 2`; totals and buttons have none. */
function readRow(row: Element, { pageUrl, currency }: StorePage, words: Words): Row | null {
  const all = elements(row)
  const at = all.findLastIndex(countOf)
  const quantity = countOf(all[at])
  const named = all.slice(0, Math.max(at, 0))
  const link = named.find((one) => one.tag === 'a' && lineOf(one) !== '')
  const name = plainTextBy(words, link ? lineOf(link) : named.map(lineOf).find((text) => text !== ''))
  if (!quantity || name === null) return null
  const shown =
    all
      .slice(at + 1)
      .map(lineOf)
      .find((text) => /\d/.test(text)) ?? ''
  // Whether its decimals may be three, the page's currency tells as well.
  const lineTotal = parseAmountBy(words, [shown, currency].join(' '))
  const url = absolute(link && attr(link, 'href'), pageUrl)
  const image = named.find((one) => one.tag === 'img')
  const pairs = named.filter((one) => one.tag === 'small').map(optionPair)
  return {
    item: {
      id: idOf(url, name),
      variantId: null,
      name,
      options: optionsBy(words, pairs),
      price: lineTotal === null ? null : round(lineTotal / quantity),
      quantity,
      url,
      image: picture(image && attr(image, 'src'), pageUrl),
    },
    lineTotal,
    shown,
  }
}

/** Coupons and vouchers stand in the totals below zero; all else there is tax, shipping or a sum. */
function discountIn(rows: readonly Element[], words: Words): number {
  const amounts = rows.map((row) =>
    parseAmountBy(
      words,
      row.children
        .filter((one) => typeof one !== 'string')
        .map(lineOf)
        .at(-1),
    ),
  )
  return amounts.reduce<number>((sum, one) => (one !== null && one < 0 ? sum + one : sum), 0)
}

/** The mini-cart's button begins with the count of pieces in any language; nought of them, and what they cost, is the only proof of an empty cart. */
function saysEmpty(all: readonly Element[]): boolean {
  return all.some(
    (one) => (attr(one, 'id') === 'cart-total' || one.tag === 'button') && /^\D*0(?!\d)\D+\d/.test(lineOf(one)),
  )
}

/** Reads the mini-cart (`#header-cart`, or `index.php?route=common/cart.info`): there is no JSON. */
export function readMiniCart(payload: unknown, page: StorePage, words: Words): Cart | null {
  const all = elements(payload as Element)
  const trs = all.filter((one) => one.tag === 'tr' && !elements(one).some(({ tag }) => tag === 'tr'))
  const rows = trs.map((tr) => readRow(tr, page, words))
  const found = rows.filter((row) => row !== null)
  const label = all.find((one) => one.tag === 'button')
  const shown = [...found.map((row) => row.shown), label ? lineOf(label) : '']
  const currency =
    shown.map((one) => currencyOfPriceBy(words, one)).find((code) => code !== null) ?? page.currency ?? null
  if (found.length === 0) return saysEmpty(all) ? cartOf(currency, 0, []) : null
  const discount = discountIn(
    trs.filter((_, i) => rows[i] === null),
    words,
  )
  const total = found.reduce<number | null>(
    (sum, { lineTotal }) => (sum === null || lineTotal === null ? null : sum + lineTotal),
    discount,
  )
  return cartOf(
    currency,
    total,
    found.map((row) => row.item),
  )
}
