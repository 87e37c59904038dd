import type { Cart, ContextSet, PageView } from '@deskbell/protocol'
import { inChunks } from './conversations.ts'
import type { Sql } from './sql.ts'

export interface VisitorRow {
  id: string
  site: string
  locale: string
  device: string | null
  visits: number
  seen_at: number
  /** The shop's id of the person, where it was proven. */
  sub: string | null
  /** When this device last brought a proof. */
  proven_at: number
}

export const addSite = (sql: Sql, site: { key: string; name: string }) =>
  sql.run(
    'insert into site (key, name) values (:key, :name) on conflict (key) do update set name = excluded.name',
    site,
  )

/** By the first device's token, else by that of another device of a proven person. */
export async function visitorByToken(sql: Sql, site: string, hash: string): Promise<VisitorRow | undefined> {
  const first = await sql.get<VisitorRow>(
    'select v.*, 0 as proven_at from visitor v where v.token_hash = :hash and v.site = :site',
    { site, hash },
  )
  if (first) return first
  return sql.get<VisitorRow>(
    `select v.*, t.proven_at from visitor_token t join visitor v on v.id = t.visitor
     where t.token_hash = :hash and t.site = :site`,
    { site, hash },
  )
}

export const createVisitor = (
  sql: Sql,
  row: { id: string; site: string; hash: string; locale: string; device: string | null; at: number },
) =>
  sql.run(
    `insert into visitor (id, site, token_hash, locale, device, visits, created_at, seen_at)
     values (:id, :site, :hash, :locale, :device, 1, :at, :at)`,
    row,
  )

/** The visitor is here; `newVisit` counts it as another visit. */
export const seeVisitor = (
  sql: Sql,
  row: { id: string; locale: string; device: string | null; at: number; newVisit: boolean },
) =>
  sql.run(
    `update visitor set locale = :locale, device = :device, seen_at = :at, visits = visits + :more where id = :id`,
    { id: row.id, locale: row.locale, device: row.device, at: row.at, more: row.newVisit ? 1 : 0 },
  )

export const setContextRow = (sql: Sql, who: { id: string; site: string }, context: ContextSet, at: number) =>
  sql.run(
    `insert into visitor_context (visitor, site, page, cart, locale, referrer, at)
     values (:visitor, :site, :page, :cart, :locale, :referrer, :at)
     on conflict (visitor) do update set page = excluded.page, cart = excluded.cart, locale = excluded.locale,
       referrer = excluded.referrer, at = excluded.at`,
    {
      visitor: who.id,
      site: who.site,
      page: JSON.stringify(context.page),
      cart: context.cart === null ? null : JSON.stringify(context.cart),
      locale: context.locale,
      referrer: context.referrer,
      at,
    },
  )

/** What is known of the visitor and the page, the newest word. */
export async function contextOf(sql: Sql, visitor: string) {
  const row = await sql.get<{
    locale: string
    device: string | null
    visits: number
    page: string | null
    cart: string | null
    referrer: string | null
    page_locale: string | null
  }>(
    `select v.locale, v.device, v.visits, x.page, x.cart, x.referrer, x.locale as page_locale
     from visitor v left join visitor_context x on x.visitor = v.id where v.id = :visitor`,
    { visitor },
  )
  if (!row) return undefined
  return {
    page: row.page === null ? null : (JSON.parse(row.page) as PageView),
    cart: row.cart === null ? null : (JSON.parse(row.cart) as Cart),
    locale: row.page_locale ?? row.locale,
    referrer: row.referrer,
    device: row.device,
    visits: row.visits,
  }
}

/** Those of the visitors who are still known. */
export const presentVisitors = async (sql: Sql, ids: readonly string[]): Promise<string[]> =>
  (await inChunks<{ id: string }>(sql, (list) => `select id from visitor where id in (${list})`, ids)).map(
    ({ id }) => id,
  )
