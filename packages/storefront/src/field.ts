/** Careful reading of values that some shop's code made: any shape may come, none may throw. */

export type Loose = Record<string, unknown>

export const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path of keys, or `undefined` where it breaks off. */
export function get(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Loose)[key] : undefined),
    value,
  )
}

/** Strings and whole numbers as an id; `null` for nothing. */
export function asId(value: unknown): string | null {
  const text = Number.isFinite(value) ? String(value) : value
  return (typeof text === 'string' && text.trim().slice(0, 128)) || null
}

/** A finite number, or a string that is one (`"12.50"`). */
export function asNumber(value: unknown): number | null {
  if (Number.isFinite(value)) return value as number
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null
}

/** A pieces count: above nought. */
export function asQuantity(value: unknown): number | null {
  const quantity = asNumber(value)
  return quantity !== null && quantity > 0 ? quantity : null
}

/** An ISO 4217 code, upper case. */
export function asCurrency(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z]{3}$/.test(code) ? code : null
}

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Reads every element, or nothing: a cart with a line missing would be a wrong cart. */
export function every<T>(list: readonly unknown[], read: (one: unknown) => T | null): T[] | null {
  const all = list.map(read)
  return all.includes(null) ? null : (all as T[])
}
