import type { Line } from '@deskbell/client'

/** What a conversation shows from top to bottom. */
export type Item =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'note'; key: string; line: Line }
  | { kind: 'survey'; key: string; line: Line }
  | { kind: 'message'; key: string; line: Line; mine: boolean; first: boolean; last: boolean }

/** Words closer than this, by the same author, stand together. */
const groupMs = 5 * 60_000

const kindOf = ({ body: { kind } }: Line): 'message' | 'survey' | 'note' =>
  kind === 'survey' ? kind : /^(text|greeting|cards|coupon|video|file|form|gone)$/.test(kind) ? 'message' : 'note'

/** The words of a message line, or those that stand for it in a list. */
export function wordsOf({ body }: Line): string {
  const { text, title, code, cards, file } = body as never as Record<'text' | 'title' | 'code', string | undefined> & {
    cards?: { title: string }[]
    file?: { name: string }
  }
  return text ?? title ?? code ?? cards?.[0]?.title ?? file?.name ?? ''
}

const together = (a: Line | undefined, b: Line | undefined, dayOf: (at: number) => string): boolean =>
  a !== undefined &&
  b !== undefined &&
  kindOf(a) === 'message' &&
  kindOf(b) === 'message' &&
  a.author.kind === b.author.kind &&
  a.author.id === b.author.id &&
  Math.abs(b.at - a.at) < groupMs &&
  dayOf(a.at) === dayOf(b.at)

/** Arranges lines into days and groups. `dayOf` names the day of a time as the shopper sees days. Order stays as given. */
export function arrange(lines: readonly Line[], dayOf: (at: number) => string): Item[] {
  return lines.flatMap((line, index): Item[] => {
    const before = lines[index - 1]
    const kind = kindOf(line)
    const item: Item =
      kind === 'message'
        ? {
            kind,
            key: line.key,
            line,
            mine: line.author.kind === 'visitor',
            first: !together(before, line, dayOf),
            last: !together(line, lines[index + 1], dayOf),
          }
        : { kind, key: line.key, line }
    const newDay = !before || dayOf(before.at) !== dayOf(line.at)
    return newDay ? [{ kind: 'day', key: `day ${line.key}`, at: line.at }, item] : [item]
  })
}

/** The key of the newest own words, the only ones whose state is told. */
export const latestOwn = (lines: readonly Line[]): string | null =>
  lines.findLast((line) => line.author.kind === 'visitor' && kindOf(line) === 'message')?.key ?? null
