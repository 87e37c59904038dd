import type { Line } from '@deskbell/client'
import { startOfDay } from '../text/dates.ts'
import { isSaid } from './said.ts'

export type Side = 'visitor' | 'assistant' | 'agent' | 'note'

/** What the log is made of: days, things that happened, and words grouped by author and time. */
export type Block =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'event'; key: string; line: Line }
  | { kind: 'group'; key: string; side: Side; lines: Line[] }

const gapMs = 5 * 60_000

export function sideOf({ stream, author }: Line): Side {
  if (stream === 'internal') return 'note'
  if (author.kind === 'visitor' || author.kind === 'assistant') return author.kind
  return 'agent'
}

const belongs = (group: Line, line: Line): boolean =>
  sideOf(group) === sideOf(line) &&
  group.author.id === line.author.id &&
  line.at - group.at < gapMs &&
  // Every answer of the assistant names its own source.
  line.author.kind !== 'assistant'

/** Lays the lines out in their given order. */
export function layOut(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let day = Number.NaN
  for (const line of lines) {
    const start = startOfDay(line.at)
    if (start !== day) blocks.push({ kind: 'day', key: `day-${start}-${line.key}`, at: line.at })
    day = start
    const last = blocks.at(-1)
    const before = last?.kind === 'group' ? last.lines.at(-1) : undefined
    if (!isSaid(line.body)) blocks.push({ kind: 'event', key: line.key, line })
    else if (last?.kind === 'group' && before && belongs(before, line)) last.lines.push(line)
    else blocks.push({ kind: 'group', key: line.key, side: sideOf(line), lines: [line] })
  }
  return blocks
}
