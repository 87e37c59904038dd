import type { VisitorExport } from '@deskbell/protocol'
import type { YouKey } from './words.ts'

/** Rows of one kind, newest first. */
export interface Kind {
  key: YouKey
  rows: Told[]
}
/** A row in words. */
export interface Told {
  at: number | null
  words: string
}

/** Where each table of the export is shown; what is not here stands under "Technical records". */
const shown: readonly [key: YouKey, tables: readonly string[]][] = [
  ['you.about', ['visitorProfile', 'visitorDetail']],
  ['you.messages', ['entry']],
  ['you.conversations', ['conversation']],
  ['you.files', ['file']],
  ['you.answers', ['surveyAnswer', 'articleVote', 'followUp', 'generatedAnswer']],
  ['you.pages', ['pageView', 'visitorContext']],
  ['you.searches', ['searchMiss']],
  ['you.shown', ['greetingRecord']],
]
const known = new Set(shown.flatMap(([, tables]) => tables))

/** What an export holds, kind by kind; kinds without anything are left out. */
export function kindsOf({ data }: VisitorExport): Kind[] {
  const rest = Object.keys(data).filter((table) => !known.has(table))
  return [...shown, ['you.other', rest] as const]
    .map(([key, tables]) => ({
      key,
      rows: tables
        .flatMap((table) => data[table] ?? [])
        .map(tell)
        .sort(byNewest),
    }))
    .filter(({ rows }) => rows.length > 0)
}

const byNewest = (a: Told, b: Told): number => (b.at ?? 0) - (a.at ?? 0)

/** Says nothing to a person: ids, keys, counters of ours. */
const mute = /(^|[a-z])(id|cid|site|visitor|conversation|seq|kind|version|survey|request|event|hash|path|key)$/i
const isTime = (value: unknown): value is number => typeof value === 'number' && value > 1e12

function tell(row: Record<string, unknown>): Told {
  return { at: Object.values(row).find(isTime) ?? null, words: leaves(row).join(' · ').slice(0, 500) }
}

/** All that can be read in a value, in its order. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (typeof value === 'number') return isTime(value) ? [] : [`${value}`]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(leaves)
  return Object.entries(value).flatMap(([key, one]) => (mute.test(key) ? [] : leaves(one)))
}
