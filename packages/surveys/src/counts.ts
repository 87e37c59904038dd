import type { GivenAnswer } from '@deskbell/protocol'
import type { Distribution } from './metrics/index.ts'

/** How often each score or option was given; rows of a matrix as `row:score`. */
export type Counts = Record<string, number>

/** Own words without a choice count as this, together with an option that the owner gave this id. */
const otherKey = 'other'

/** Adds one answer to the counts of its question. Words count as `other` only where no option was chosen. */
export function countGiven(counts: Counts, { score, choices = [], text = '', rows = {} }: GivenAnswer): void {
  const keys = [...choices, ...Object.entries(rows).map(([row, each]) => `${row}:${each}`)]
  if (score !== undefined) keys.push(String(score))
  if (keys.length === 0 && text.trim() !== '') keys.push(otherKey)
  for (const key of keys) add(counts, key, 1)
}

/**
 * The counts of a matrix as one distribution per row.
 * @example rowDistributions({ 'polite:5': 2, 'polite:4': 1 }) // { polite: { 5: 2, 4: 1 } }
 */
export function rowDistributions(counts: Readonly<Counts>): Record<string, Distribution> {
  const rows: Record<string, Counts> = {}
  for (const [key, count] of Object.entries(counts)) {
    const [row, score] = key.split(':')
    if (row === undefined || score === undefined) continue
    if (!Object.hasOwn(rows, row)) rows[row] = {}
    add(rows[row]!, score, count)
  }
  return rows
}

/** Ids are an owner's words: `constructor` is one, too. */
function add(counts: Counts, key: string, count: number): void {
  counts[key] = (Object.hasOwn(counts, key) ? counts[key]! : 0) + count
}
