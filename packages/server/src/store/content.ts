import type { ContentKind, ContentState } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface ContentRow {
  site: string
  kind: ContentKind
  id: string
  version: number
  serial: number
  cid: string
  state: ContentState
  body: string | null
  agent: string
  at: number
}
/** With the name of who wrote it. */
export type NamedContent = ContentRow & { name: string }

interface Ref {
  site: string
  kind: ContentKind
  id: string
}
const ref = ({ site, kind, id }: Ref) => ({ site, kind, id })

/** How many changes each site has seen: one number tells whether there is something new. */
export const contentSerials = (sql: Sql) =>
  sql.all<{ site: string; serial: number }>('select site, max(serial) as serial from site_content group by site')

/** The newest version of each thing that shoppers get, drafts left out. */
export const publishedContent = (sql: Sql, site: string) =>
  sql.all<ContentRow>(
    `select c.* from site_content c where c.site = :site and c.state <> 'draft' and c.version = (
       select max(m.version) from site_content m
       where m.site = c.site and m.kind = c.kind and m.id = c.id and m.state <> 'draft')
     order by c.kind, c.id`,
    { site },
  )

const named = 'select c.*, a.name from site_content c join agent a on a.id = c.agent'

/** The newest version of each thing of a kind, drafts too. */
export const newestContent = (sql: Sql, site: string, kind: ContentKind) =>
  sql.all<NamedContent>(
    `${named} where c.site = :site and c.kind = :kind and c.version = (
       select max(m.version) from site_content m where m.site = c.site and m.kind = c.kind and m.id = c.id)
     order by c.id`,
    { site, kind },
  )

/** The versions of one thing, the newest first. */
export const contentVersions = (sql: Sql, of: Ref, limit = 50) =>
  sql.all<NamedContent>(
    `${named} where c.site = :site and c.kind = :kind and c.id = :id order by c.version desc limit :limit`,
    { ...ref(of), limit },
  )

export const contentVersion = (sql: Sql, of: Ref, version: number) =>
  sql.get<ContentRow>(
    'select * from site_content where site = :site and kind = :kind and id = :id and version = :version',
    { ...ref(of), version },
  )

export const contentByCid = (sql: Sql, site: string, cid: string) =>
  sql.get<ContentRow>('select * from site_content where site = :site and cid = :cid', { site, cid })

/** The newest version of one thing, 0 for none; nobody else adds one until the commit. */
export async function lockContent(sql: Sql, of: Ref): Promise<number> {
  await sql.get(`select s.key from site s where s.key = :site${sql.lock('s')}`, { site: of.site })
  const row = await sql.get<{ version: number | null }>(
    'select max(version) as version from site_content where site = :site and kind = :kind and id = :id',
    ref(of),
  )
  return row?.version ?? 0
}

/** Adds a version; its serial is the next of the site. */
export async function addContent(sql: Sql, row: Omit<ContentRow, 'serial'>): Promise<void> {
  const last = await sql.get<{ serial: number | null }>(
    'select max(serial) as serial from site_content where site = :site',
    { site: row.site },
  )
  await sql.run(
    `insert into site_content (site, kind, id, version, serial, cid, state, body, agent, at)
     values (:site, :kind, :id, :version, :serial, :cid, :state, :body, :agent, :at)`,
    { ...row, serial: (last?.serial ?? 0) + 1 },
  )
}
