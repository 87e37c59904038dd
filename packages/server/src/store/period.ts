import type { Channel, ReportFilter } from '@deskbell/protocol'
import type { SqlParams } from './sql.ts'

/** A site, the time from `from` up to, not including, `to`, and which conversations count. */
export interface Period {
  site: string
  from: number
  to: number
  filter: ReportFilter
}

/** How the time of a table's row is bound to a period. */
export const within = (column: string): string => `${column} >= :from and ${column} < :to`

export const isFiltered = ({ filter }: Period): boolean => Object.values(filter).some((value) => value !== undefined)

const mailed = 'exists (select 1 from mail_answer m where m.site = c.site and m.conversation = c.id)'
/** Which conversations went by a channel; each by one. */
export const byChannel: Record<Channel, string> = {
  email: mailed,
  api: `(c.by_api = 1 and not ${mailed})`,
  widget: `(c.by_api = 0 and not ${mailed})`,
}

const conditions: Record<Exclude<keyof ReportFilter, 'channel'>, string> = {
  language: `(c.locale = :language or c.locale like :dialects)`,
  agent: 'c.agent = :agent',
  page: 'c.page = :page',
  tag: 'exists (select 1 from conversation_tag t where t.conversation = c.id and t.tag = :tag)',
}

/** The filter as a condition on the conversation `c`, to be put after others; empty where all count. */
export const filtered = ({ filter }: Period): string =>
  [
    ...(Object.keys(conditions) as (keyof typeof conditions)[])
      .filter((key) => filter[key] !== undefined)
      .map((key) => conditions[key]),
    ...(filter.channel === undefined ? [] : [byChannel[filter.channel]]),
  ]
    .map((condition) => ` and ${condition}`)
    .join('')

/** Every parameter that statements about a period name. */
export function paramsOf({ site, from, to, filter }: Period): SqlParams {
  const { language, agent, page, tag } = filter
  return {
    ...{ site, from, to },
    ...(language === undefined ? {} : { language, dialects: `${language}-%` }),
    ...(agent === undefined ? {} : { agent }),
    ...(page === undefined ? {} : { page }),
    ...(tag === undefined ? {} : { tag }),
  }
}
