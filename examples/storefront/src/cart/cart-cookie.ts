import { variantById } from '../catalogue.ts'
import { type CartLine, type CartLines, mostLines, mostOfOne } from './cart-lines.ts'

export const cookieName = 'rosso_cart'
const fourteenDays = 14 * 24 * 60 * 60

/**
 * Reads the cart out of a `Cookie` header: `44910000001075x1.44910000001080x1`. The cookie is in the shopper's hands,
 * so whatever is not exactly a cart of this shop is an empty cart.
 */
export function readCartCookie(header: string | undefined): CartLines {
  const found = header?.match(/(?:^|;\s*)rosso_cart=([\dx.]{1,600})(?:;|$)/)?.[1]
  if (!found) return []
  const lines = found.split('.').map(readLine)
  const known = lines.filter((line) => line !== undefined)
  const distinct = new Set(known.map((line) => line.variantId)).size
  return known.length === lines.length && distinct === lines.length && lines.length <= mostLines ? known : []
}

function readLine(text: string): CartLine | undefined {
  const [, id, count] = /^(\d{1,15})x(\d{1,2})$/.exec(text) ?? []
  const line = { variantId: Number(id), quantity: Number(count) }
  return variantById(line.variantId) && line.quantity >= 1 && line.quantity <= mostOfOne ? line : undefined
}

/** The `Set-Cookie` header that keeps these lines; an empty cart forgets the cookie. */
export function writeCartCookie(lines: CartLines): string {
  const value = lines.map((line) => `${line.variantId}x${line.quantity}`).join('.')
  return `${cookieName}=${value}; Path=/; Max-Age=${value ? fourteenDays : 0}; SameSite=Lax; HttpOnly`
}
