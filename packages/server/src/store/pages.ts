import type { Cart, ConversationStatus, OnlineVisitor, PageSeen, PageView } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

/** Pages kept of a visitor, and the pause after which another visit begins, milliseconds. */
const kept = 50
const pauseMs = 30 * 60_000

/** Notes that the visitor came to a page; telling the same page again changes nothing. */
export async function seePage(sql: Sql, who: { id: string; site: string }, page: PageView, at: number): Promise<void> {
  const visitor = who.id
  const last = await sql.get<{ url: string }>(
    'select url from page_view where visitor = :visitor order by at desc limit 1',
    { visitor },
  )
  if (last?.url === page.url) return
  const { url, title, type } = page
  await sql.run(
    `insert into page_view (visitor, site, at, url, title, type) values (:visitor, :site, :at, :url, :title, :type)
     on conflict (visitor, at) do nothing`,
    { visitor, site: who.site, at, url, title, type },
  )
  await sql.run(
    `delete from page_view where visitor = :visitor and at <
       (select min(at) from (select at from page_view where visitor = :visitor order by at desc limit ${kept}) newest)`,
    { visitor },
  )
}

/** The pages of the newest visit, the first one first. */
export async function pagesOf(sql: Sql, visitor: string): Promise<PageSeen[]> {
  const rows = await sql.all<PageSeen>(
    'select url, title, type, at from page_view where visitor = :visitor order by at desc',
    { visitor },
  )
  const end = rows.findIndex((row, index) => index > 0 && (rows[index - 1]?.at ?? 0) - row.at > pauseMs)
  return rows.slice(0, end < 0 ? rows.length : end).reverse()
}

interface OnlineRow {
  id: string
  name: string | null
  page: string | null
  page_at: number | null
  cart: string | null
  locale: string
  visits: number
  device: string | null
  conversation: string | null
  status: ConversationStatus | null
}

const cartOf = (json: string | null): OnlineVisitor['cart'] => {
  if (json === null) return null
  const { items, total, currency } = JSON.parse(json) as Cart
  return { items: items.reduce((sum, { quantity }) => sum + quantity, 0), total, currency }
}

const here = `exists (select 1 from presence p where p.kind = 'visitor' and p.person = v.id)`

/** Who is on the site now, those who moved last first. */
export async function onlineVisitors(sql: Sql, site: string, limit: number): Promise<OnlineVisitor[]> {
  const rows = await sql.all<OnlineRow>(
    `select v.id, f.name, x.page, x.at as page_at, x.cart, coalesce(x.locale, v.locale) as locale, v.visits, v.device,
       c.id as conversation, c.status
     from visitor v left join visitor_context x on x.visitor = v.id left join visitor_profile f on f.visitor = v.id
       left join conversation c on c.id =
         (select n.id from conversation n where n.visitor = v.id order by n.updated_at desc, n.id limit 1)
     where v.site = :site and ${here} order by coalesce(x.at, v.seen_at) desc, v.id limit :limit`,
    { site, limit },
  )
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, locale: row.locale, visits: row.visits, device: row.device },
    page: row.page === null ? null : { ...(JSON.parse(row.page) as PageView), at: row.page_at ?? 0 },
    cart: cartOf(row.cart),
    conversation:
      row.conversation === null || row.status === null ? null : { id: row.conversation, status: row.status },
  }))
}

export const countOnline = async (sql: Sql, site: string): Promise<number> =>
  (await sql.get<{ n: number }>(`select count(*) as n from visitor v where v.site = :site and ${here}`, { site }))?.n ??
  0

/**
 * A visitor who is on the site now, and how many conversations of theirs go on; undefined for everybody else. Nobody
 * else is told the same until the commit: first the row is locked, then counted, because one statement would count what
 * was there before it waited.
 */
export async function visitorHere(sql: Sql, site: string, id: string): Promise<{ busy: number } | undefined> {
  await sql.get(`select v.id from visitor v where v.id = :id and v.site = :site${sql.lock('v')}`, { id, site })
  return sql.get<{ busy: number }>(
    `select (select count(*) from conversation c where c.visitor = v.id and c.site = v.site and c.status <> 'solved')
       as busy
     from visitor v where v.id = :id and v.site = :site and exists (
       select 1 from presence p where p.kind = 'visitor' and p.person = v.id and p.site = v.site)`,
    { id, site },
  )
}
