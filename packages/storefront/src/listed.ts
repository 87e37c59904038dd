import { isRecord } from './field.ts'

/**
 * A list, also one with gaps, which PHP writes as an object by its numbers. `null` for all else: an object without
 * anything may stand for anything.
 */
export function listed(value: unknown): unknown[] | null {
  if (!isRecord(value)) return Array.isArray(value) ? value : null
  const keys = Object.keys(value)
  return keys[0] && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : null
}
