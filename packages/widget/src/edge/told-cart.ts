import type { Cart, CartItem } from '@deskbell/protocol'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text = (value: unknown, most: number): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, most) || null : null
const amount = (value: unknown): number | null => {
  const said = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return Number.isFinite(said) ? (said as number) : null
}

function readOptions(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : []
  return Object.fromEntries(
    entries.flatMap(([key, one]) => (typeof one === 'string' ? [[key.slice(0, 80), one.slice(0, 256)]] : [])),
  )
}

function readItem(item: unknown): CartItem | string {
  if (!isRecord(item)) return 'an object'
  const id = text(item.id, 128)
  const name = text(item.name, 300)
  const quantity = amount(item.quantity ?? item.qty ?? 1)
  if (!id || !name || quantity === null || quantity < 0) return '{ id, name, quantity }'
  return {
    id,
    variantId: text(item.variantId, 128),
    name,
    options: readOptions(item.options),
    price: amount(item.price),
    quantity,
    url: text(item.url, 2048),
    image: text(item.image, 2048),
  }
}

/**
 * Reads the cart that a page tells by `set({ cart })`; `null` is unknown. What cannot be read is named in the console
 * and is `undefined`: it changes nothing.
 *
 * @example
 * await readToldCart({ currency: 'EUR', total: 129, items: [{ id: '1', name: 'Corsa', quantity: 1 }] })
 * await readToldCart({ platform: 'medusa', data: answerOfTheStoreApi })
 */
export async function readToldCart(told: unknown): Promise<Cart | null | undefined> {
  if (told === null) return null
  if (isRecord(told) && told.platform !== undefined) return (await import('./platform-cart.ts')).readPlatformCart(told)
  const items = isRecord(told) && Array.isArray(told.items) ? told.items.slice(0, 50).map(readItem) : null
  const at = items?.findIndex((item) => typeof item === 'string') ?? -1
  if (!items || at >= 0) {
    console.warn(`deskbell: set({ cart }): ${items ? `items[${at}] must be ${items[at]}` : 'items must be a list'}`)
    return undefined
  }
  const { currency, total, value } = told as Record<string, unknown>
  const code = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : null
  return { currency: code, total: amount(total ?? value), items: items as CartItem[] }
}
