import type { Sql } from './sql.ts'

interface Latest {
  conversation: string
  at: number
}

/** Pages of a site that are remembered: anybody may name one. */
const mostOrigins = 100

/** Remembers that a page of this origin asked for the widget. */
export const seeTag = (sql: Sql, row: { site: string; origin: string; at: number }) =>
  sql.run(
    `insert into tag_seen (site, origin, first_at, last_at)
     select s.key, :origin, cast(:at as bigint), cast(:at as bigint) from site s where s.key = :site
       and ((select count(*) from tag_seen t where t.site = :site) < ${mostOrigins}
         or exists (select 1 from tag_seen t where t.site = :site and t.origin = :origin))
     on conflict (site, origin) do update set last_at = excluded.last_at`,
    row,
  )

export const tagsSeen = (sql: Sql, site: string) =>
  sql.all<{ origin: string; at: number }>(
    'select origin, last_at as at from tag_seen where site = :site order by last_at desc, origin limit 20',
    { site },
  )

/** The latest answer of the assistant that came from an article. */
export const latestAnswer = (sql: Sql, site: string) =>
  sql.get<Latest>(
    `select conversation, at from entry where site = :site and mark = 'said' and subject is not null
     order by at desc limit 1`,
    { site },
  )

/** The latest words of an agent that a device of the shopper has. */
export const latestDelivered = (sql: Sql, site: string) =>
  sql.get<Latest>(
    `select e.conversation, e.at from entry e join conversation c on c.id = e.conversation
     where e.site = :site and e.mark = 'reply' and c.visitor_delivered >= e.seq order by e.at desc limit 1`,
    { site },
  )
