import { randomUUID } from 'node:crypto'

/**
 * A UUID of version 7: the millisecond, then 74 random bits. Nobody can guess one, and those of one moment lie side by
 * side in an index, so that a commit of many rows touches few of its pages.
 */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
