import type { Mark } from '../store/rest.ts'

/** The place after a row, as it travels. */
export const writeCursor = ({ at, id }: Mark): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** `null` where no page was before; undefined for what is no cursor of ours. */
export function readCursor(text: string | undefined): Mark | null | undefined {
  if (text === undefined) return null
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    return Number.isSafeInteger(at) && typeof id === 'string' ? { at: at as number, id } : undefined
  } catch {
    // Not JSON, or no list.
    return undefined
  }
}

/** One page of rows that were read one more than asked for, and where the next begins. */
export function cut<Row>(rows: readonly Row[], limit: number, mark: (row: Row) => Mark) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rows.length > limit && last ? writeCursor(mark(last)) : null }
}
