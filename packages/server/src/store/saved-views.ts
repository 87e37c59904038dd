import type { InboxFilter, InboxView, SavedView } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface ViewRow {
  id: string
  site: string
  /** Who made it. */
  owner: string
  shared: number
  name: string
  inbox_view: InboxView
  /** JSON. */
  filter: string
  place: number
}

export const toView = (row: ViewRow): SavedView => ({
  ...{ id: row.id, name: row.name, shared: row.shared > 0, view: row.inbox_view },
  filter: JSON.parse(row.filter) as InboxFilter,
})

/** Those of one agent and then those of the team, each in their order. */
export const viewsFor = (sql: Sql, site: string, agent: string) =>
  sql.all<ViewRow>(
    `select * from saved_view where site = :site and (shared = 1 or owner = :agent) order by shared, place, id`,
    { site, agent },
  )

/** A view of whatever site: an id is given once. */
export const viewById = (sql: Sql, id: string) => sql.get<ViewRow>('select * from saved_view where id = :id', { id })

/** How many the team shares, or an agent has for herself. */
export const countViews = async (sql: Sql, site: string, { shared, owner }: Pick<ViewRow, 'shared' | 'owner'>) =>
  (
    await sql.get<{ count: number }>(
      `select count(*) as count from saved_view
       where site = :site and shared = :shared and (shared = 1 or owner = :owner)`,
      { site, shared, owner },
    )
  )?.count ?? 0

/** After all others; one that is there keeps whose it is, and its place unless it goes over to the others. */
export const putView = (sql: Sql, row: Omit<ViewRow, 'place'> & { at: number }) =>
  sql.run(
    `insert into saved_view (id, site, owner, shared, name, inbox_view, filter, place, at)
     values (:id, :site, :owner, :shared, :name, :inbox_view, :filter,
       (select coalesce(max(place), 0) + 1 from saved_view where site = :site), :at)
     on conflict (id) do update set shared = excluded.shared, name = excluded.name,
       inbox_view = excluded.inbox_view, filter = excluded.filter, at = excluded.at,
       place = case when saved_view.shared = excluded.shared then saved_view.place else excluded.place end`,
    row,
  )

/** Puts the views of a site in this order; others are where they were. */
export async function placeViews(sql: Sql, site: string, ids: readonly string[]): Promise<void> {
  const update = 'update saved_view set place = :place where id = :id and site = :site'
  for (const [index, id] of ids.entries()) await sql.run(update, { place: index + 1, id, site })
}

export const deleteView = (sql: Sql, site: string, id: string) =>
  sql.run('delete from saved_view where id = :id and site = :site', { id, site })
