/** How a node's counting looked to this one. */
export interface Beat {
  beat: number
  /** When it was first seen at this count, milliseconds of this process's own clock. */
  since: number
}
export interface NodeRow {
  id: string
  beat: number
}

/**
 * Which nodes have stopped counting for `leaseMs`, judged by this process's clock alone: clocks of two machines never
 * meet. After a gap in looking (a database that was away) everybody starts anew, because nobody could count. Pure.
 * @param seen what was returned as `seen` the time before, at `lookedAt`
 */
export function decideExpired(
  seen: ReadonlyMap<string, Beat>,
  rows: readonly NodeRow[],
  time: { now: number; lookedAt: number; leaseMs: number; gapMs: number },
): { seen: Map<string, Beat>; expired: NodeRow[] } {
  const gap = time.now - time.lookedAt > time.gapMs
  const next = new Map<string, Beat>()
  for (const { id, beat } of rows) {
    const before = seen.get(id)
    const same = !gap && before?.beat === beat
    next.set(id, { beat, since: same ? before.since : time.now })
  }
  const isOver = ({ id }: NodeRow) => time.now - (next.get(id)?.since ?? time.now) >= time.leaseMs
  return { seen: next, expired: rows.filter(isOver) }
}
