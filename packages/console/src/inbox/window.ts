/** Pixels from one row to the next; the stylesheet gives rows this height. */
export const rowHeight = 92
/** Rows drawn beyond both edges, so that a quick scroll meets rows and not emptiness. */
export const overscan = 9
/** As many rows are drawn ahead in one frame, at each end: all of them at once would make it a long one. */
const atOnce = 3

/** The rows from `first` up to, not including, `end`. */
export interface Range {
  first: number
  end: number
}

/** Which rows a box of `height` pixels, scrolled to `top`, needs, and `more` around. @example rangeOf(0, 500, 10_000) // { first: 0, end: 6 } */
export function rangeOf(top: number, height: number, count: number, more = 0): Range {
  const first = Math.floor(top / rowHeight) - more
  const end = Math.ceil((top + height) / rowHeight) + more
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) }
}

/** The next step from what is drawn to what is wanted: what can be seen at once, the rest a few rows a frame. */
export function growRange(drawn: Range, seen: Range, wanted: Range): Range {
  if (drawn.end < seen.first || drawn.first > seen.end) return seen
  return {
    first: Math.min(seen.first, Math.max(wanted.first, drawn.first - atOnce)),
    end: Math.max(seen.end, Math.min(wanted.end, drawn.end + atOnce)),
  }
}

export const isSame = (a: Range, b: Range): boolean => a.first === b.first && a.end === b.end

/** What stands in the list: a row, or room for so many rows that are not drawn. */
export type Piece = { kind: 'row'; index: number } | { kind: 'gap'; rows: number; at: number }

/**
 * The rows of the range, those in `keep` wherever they are (one that has focus must not vanish), and gaps between.
 * @example layOutRows(100, { first: 0, end: 1 }, [50]) // row 0, gap of 49, row 50, gap of 49
 */
export function layOutRows(count: number, { first, end }: Range, keep: readonly number[]): Piece[] {
  const drawn = new Set(keep.filter((index) => index >= 0 && index < count))
  for (let index = first; index < Math.min(end, count); index++) drawn.add(index)
  const pieces: Piece[] = []
  let next = 0
  for (const index of [...drawn].sort((a, b) => a - b)) {
    if (index > next) pieces.push({ kind: 'gap', rows: index - next, at: next })
    pieces.push({ kind: 'row', index })
    next = index + 1
  }
  if (next < count) pieces.push({ kind: 'gap', rows: count - next, at: next })
  return pieces
}

/** Where to scroll so that the row can be seen whole; `top` itself where it can be already. */
export function topFor(index: number, top: number, height: number): number {
  const from = index * rowHeight
  if (from < top) return from
  return from + rowHeight > top + height ? from + rowHeight - height : top
}

/**
 * Where to scroll after the list has changed, so that what is being read stays where it is. At the very top nothing is
 * held: there, new rows are what one waits for. Rows move by the median of what the visible ones moved by, because one
 * of them may itself have gone elsewhere.
 */
export function anchoredTop(before: readonly string[], after: readonly string[], top: number, height: number): number {
  if (top <= 0) return top
  const seen = before.slice(Math.floor(top / rowHeight), Math.ceil((top + height) / rowHeight))
  const places = new Map(after.map((id, index) => [id, index]))
  const from = Math.floor(top / rowHeight)
  const moves = seen
    .flatMap((id, index) => {
      const place = places.get(id)
      return place === undefined ? [] : [place - (from + index)]
    })
    .sort((a, b) => a - b)
  return Math.max(0, top + (moves[Math.floor(moves.length / 2)] ?? 0) * rowHeight)
}
