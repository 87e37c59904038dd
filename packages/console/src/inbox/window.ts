/** Pixels from one row to the next; the stylesheet gives rows this height. */
export const rowHeight = 92
/** Rows drawn beyond both edges, so that a quick scroll meets rows and not emptiness. */
export const overscan = 9
/** As many rows are drawn in one frame of scrolling: more of them at once would make it a long one. */
export const atOnce = 3

/** Whoever passes more rows than these in a frame reads none of them. */
const readable = 3

/** Whether one moved so far within a frame that no row need be drawn on the way. */
export const isSeeking = (before: number, top: number): boolean => Math.abs(top - before) > readable * rowHeight

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

/**
 * The next step from what is drawn to what is wanted, with at most `most` rows more: those that can be seen first, then
 * those ahead, at both ends in turn. Where nothing that is drawn can be seen, it begins at the end one moves towards.
 * @example growRange({ first: 0, end: 20 }, { first: 95, end: 105 }, { first: 80, end: 120 }) // { first: 101, end: 105 }
 */
export function growRange(drawn: Range, seen: Range, wanted: Range, most = atOnce): Range {
  if (drawn.end <= seen.first) return { first: Math.max(seen.first, seen.end - most), end: seen.end }
  if (drawn.first >= seen.end) return { first: seen.first, end: Math.min(seen.end, seen.first + most) }
  let first = Math.max(drawn.first, wanted.first)
  let end = Math.min(drawn.end, wanted.end)
  for (let made = 0; made < most; made++) {
    const endIsNearer = end - seen.end <= seen.first - first || first <= wanted.first
    if (end < seen.end || (end < wanted.end && first <= seen.first && endIsNearer)) end++
    else if (first > wanted.first) first--
    else break
  }
  return { first, end }
}

export const isSame = (a: Range, b: Range): boolean => a.first === b.first && a.end === b.end

/** Whether the list only got longer, at its end. @example isContinued(['a'], ['a', 'b']) // true */
export const isContinued = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > 0 && before.length < after.length && before.every((id, index) => id === after[index])

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
