import { channels, pageTypes, type ReportFilter } from '@deskbell/protocol'
import { startOfDay } from '../text/dates.ts'

export const periods = [7, 30, 90, 365] as const
export type Period = (typeof periods)[number]

/** Days of the reader's calendar, both included: `2026-05-01`. */
export interface Span {
  first: string
  last: string
}

/** What a report counts: so many days up to today, or the days of a span, and of these what the filter lets through. */
export interface ReportPlace {
  days: Period
  span?: Span
  filter?: ReportFilter
}

export interface Limits {
  from: number
  to: number
}

const dayMs = 86_400_000
const dayShape = /^\d{4}-\d\d-\d\d$/

/** Midnight of a day named so, on the reader's clock; `null` where there is no such day. */
export function startOf(day: string): number | null {
  if (!dayShape.test(day)) return null
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = new Date(year, month - 1, date)
  return at.getMonth() === month - 1 ? at.getTime() : null
}

/** The name of a day on the reader's calendar. @example dayOf(0) // '1970-01-01' in London */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** How many days a place has. */
export function lengthOf({ days, span }: ReportPlace): number {
  const first = span && startOf(span.first)
  const last = span && startOf(span.last)
  return first == null || last == null ? days : Math.round((last - first) / dayMs) + 1
}

/**
 * The period's limits: whole days of the agent's own calendar, today included. An end that is today lies a day ahead, so
 * that a server whose clock is ahead of this one has no answers outside.
 */
export function limitsOf(place: ReportPlace, now: number): Limits {
  const first = place.span && startOf(place.span.first)
  const last = place.span && startOf(place.span.last)
  if (first != null && last != null) return { from: first, to: startOfDay(last, -1) }
  return { from: startOfDay(now, place.days - 1), to: now + dayMs }
}

/** The days before the period, as many; they end where the period begins. */
export function limitsBefore(place: ReportPlace, now: number): Limits {
  const { from } = limitsOf(place, now)
  return { from: startOfDay(from, lengthOf(place)), to: from }
}

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

function parseFilter(query: string): ReportFilter {
  const given = new URLSearchParams(query)
  const label = given.get('tag') ?? ''
  const page = pageTypes.find((type) => type === given.get('page'))
  const channel = channels.find((name) => name === given.get('channel'))
  const tag = given.get('language') ?? ''
  const agent = given.get('agent') ?? ''
  return {
    ...(language.test(tag) ? { language: tag } : {}),
    ...(agent !== '' && agent.length <= 128 ? { agent } : {}),
    ...(page ? { page } : {}),
    ...(label !== '' && label.length <= 80 ? { tag: label } : {}),
    ...(channel ? { channel } : {}),
  }
}

function parseSpan(text: string): Span | null {
  const [first = '', last = ''] = text.split('..')
  const [from, to] = [startOf(first), startOf(last)]
  return from !== null && to !== null && from <= to ? { first, last } : null
}

/** Reads `30` or `2026-05-01..2026-05-31`, and the filter of the query. */
export function parseReportPlace(text: string, query: string): ReportPlace {
  const filter = parseFilter(query)
  const span = parseSpan(text)
  return {
    days: periods.find((days) => String(days) === text) ?? 30,
    ...(span ? { span } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
  }
}

/** The other way, with its slash; nothing for thirty days of everything. */
export function formatReportPlace({ days, span, filter = {} }: ReportPlace): string {
  const path = span ? `/${span.first}..${span.last}` : days === 30 ? '' : `/${days}`
  const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size > 0 ? `${path}?${query}` : path
}
