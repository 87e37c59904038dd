import {
  type Answer,
  type AuditAction,
  type ListedView,
  refuse,
  type SavedView,
  type SavedViewAnswers,
  savedViewLimit,
} from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { countView } from '../store/lists.ts'
import {
  countViews,
  deleteView,
  placeViews,
  putView,
  toView,
  type ViewRow,
  viewById,
  viewsFor,
} from '../store/saved-views.ts'
import type { Sql } from '../store/sql.ts'

type Answered = Answer<SavedViewAnswers['view:list']>

/** Who made it, and for what the team shares also who runs the site. */
const mayChange = (who: AgentWho, { site, owner, shared }: Pick<ViewRow, 'site' | 'owner' | 'shared'>): boolean =>
  site === who.site && (owner === who.id || (shared > 0 && who.role === 'admin'))

async function listed(sql: Sql, who: AgentWho, row: ViewRow): Promise<ListedView> {
  const view = toView(row)
  const count = await countView(sql, { site: who.site, agent: who.id, view: view.view, filter: view.filter })
  return { ...view, count, mine: mayChange(who, row) }
}

/** What the team shares and what this agent has of her own, with how many conversations each holds for her. */
export async function listViews({ db }: Pick<Deps, 'db'>, who: AgentWho): Promise<Answered> {
  const views: ListedView[] = []
  for (const row of await viewsFor(db.read, who.site, who.id)) views.push(await listed(db.read, who, row))
  return { ok: true, views }
}

const record = (deps: Deps, sql: Sql, who: AgentWho, action: AuditAction, { id, name }: { id: string; name: string }) =>
  recordAudit(deps, sql, { site: who.site, actor: who, action, subject: { id, name } })

async function store(deps: Deps, who: AgentWho, sql: Sql, saved: SavedView) {
  const known = await viewById(sql, saved.id)
  if (known && !mayChange(who, known)) return refuse('not_found')
  const { id, name, view } = saved
  const [owner, shared] = [known?.owner ?? who.id, saved.shared ? 1 : 0]
  const isMore = known === undefined || known.shared !== shared
  if (isMore && (await countViews(sql, who.site, { owner, shared })) >= savedViewLimit) {
    return refuse('too_large', { field: 'views' })
  }
  const filter = JSON.stringify(saved.filter)
  await putView(sql, { id, name, owner, shared, filter, site: who.site, inbox_view: view, at: deps.clock.now() })
  const wasShared = (known?.shared ?? 0) > 0
  if (saved.shared) await record(deps, sql, who, 'view-shared', saved)
  else if (wasShared) await record(deps, sql, who, 'view-removed', saved)
  return { ok: true as const, told: saved.shared || wasShared }
}

/** Keeps a list under a name, or changes it. */
export async function saveView(deps: Deps, who: AgentWho, saved: SavedView): Promise<Answered> {
  const stored = await deps.db.write((sql) => store(deps, who, sql, saved), auditKey(who.site))
  if (!stored.ok) return stored
  deps.publish.views(who.site, stored.told ? null : who.id)
  return listViews(deps, who)
}

/** One that is gone already is gone. */
export async function removeView(deps: Deps, who: AgentWho, { id }: { id: string }): Promise<Answered> {
  const gone = await deps.db.write(async (sql) => {
    const known = await viewById(sql, id)
    if (known && !mayChange(who, known)) return null
    if (!known) return { shared: 0 }
    await deleteView(sql, who.site, id)
    if (known.shared > 0) await record(deps, sql, who, 'view-removed', known)
    return known
  }, auditKey(who.site))
  if (!gone) return refuse('not_found')
  deps.publish.views(who.site, gone.shared > 0 ? null : who.id)
  return listViews(deps, who)
}

async function place(sql: Sql, who: AgentWho, id: string, before: string | null): Promise<ViewRow | null> {
  const known = await viewById(sql, id)
  if (!known || !mayChange(who, known)) return null
  const alike = (await viewsFor(sql, who.site, known.owner)).filter(({ shared }) => shared === known.shared)
  const others = alike.flatMap((each) => (each.id === id ? [] : [each.id]))
  const at = before === null ? others.length : others.indexOf(before)
  if (at < 0) return null
  await placeViews(sql, who.site, others.toSpliced(at, 0, id))
  return known
}

/** Puts one before another of its kind, one's own or the team's, or after all of them. */
export async function moveView(
  deps: Deps,
  who: AgentWho,
  { id, before }: { id: string; before: string | null },
): Promise<Answered> {
  const moved = await deps.db.write((sql) => place(sql, who, id, before), auditKey(who.site))
  if (!moved) return refuse('not_found')
  deps.publish.views(who.site, moved.shared > 0 ? null : who.id)
  return listViews(deps, who)
}
