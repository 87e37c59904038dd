import { addLines, type CartLine, type CartLines, type Changed, changeLine, type Refusal } from './cart-lines.ts'

/** What a request's body may hold, as JSON or as a form; every field is still to be checked. */
export type CartBody = Record<string, unknown>

const toNumber = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN

const isRecord = (value: unknown): value is CartBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toLine = (value: unknown): CartLine =>
  isRecord(value)
    ? { variantId: toNumber(value.id), quantity: value.quantity === undefined ? 1 : toNumber(value.quantity) }
    : { variantId: Number.NaN, quantity: 1 }

export type Added = { lines: CartLines; added: CartLines; many: boolean } | Refusal

/** `/cart/add.js`: one `{ id, quantity }` or `{ items: [{ id, quantity }] }`. */
export function addToCart(lines: CartLines, body: CartBody): Added {
  const many = Array.isArray(body.items)
  const wanted = Array.isArray(body.items) ? body.items.map(toLine) : [toLine(body)]
  if (wanted.length === 0) return { refused: 'Nothing to add' }
  const changed = addLines(lines, wanted)
  if ('refused' in changed) return changed
  const ids = new Set(wanted.map((line) => line.variantId))
  return { lines: changed.lines, added: changed.lines.filter((line) => ids.has(line.variantId)), many }
}

/** `/cart/change.js`: `{ id, quantity }` by variant id or line key, or `{ line, quantity }` counted from 1. */
export function changeCart(lines: CartLines, body: CartBody): Changed {
  const byLine = body.line === undefined ? undefined : lines[toNumber(body.line) - 1]?.variantId
  const key = typeof body.id === 'string' ? body.id.replace(/:.*$/, '') : body.id
  return changeLine(lines, byLine ?? toNumber(key), toNumber(body.quantity))
}

/** `/cart/update.js`: `{ updates: { [variant]: quantity } }` or one quantity per line; all or nothing. */
export function updateCart(lines: CartLines, body: CartBody): Changed {
  const { updates } = body
  if (updates === undefined) return { lines }
  if (!Array.isArray(updates) && !isRecord(updates)) return { refused: 'updates must be an object or a list' }
  const pairs = Array.isArray(updates)
    ? updates.map((quantity, at): [string, unknown] => [String(lines[at]?.variantId), quantity])
    : Object.entries(updates)
  let changed: Changed = { lines }
  for (const [key, quantity] of pairs) {
    if ('refused' in changed) break
    changed = setLine(changed.lines, toNumber(key.replace(/:.*$/, '')), toNumber(quantity))
  }
  return changed
}

/** An update may also name what is not in the cart yet. */
function setLine(lines: CartLines, variantId: number, quantity: number): Changed {
  if (lines.some((line) => line.variantId === variantId)) return changeLine(lines, variantId, quantity)
  return quantity === 0 ? { lines } : addLines(lines, [{ variantId, quantity }])
}
