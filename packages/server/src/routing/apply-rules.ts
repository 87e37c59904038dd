import { emptyMemory } from '@deskbell/greetings'
import { type DeskRule, type Entry, type EntryBody, type HandoffReason, limits, priorities } from '@deskbell/protocol'
import { appendNote } from '../conversations/log-act.ts'
import type { Deps } from '../deps.ts'
import { isOpen } from '../hours/hours.ts'
import { offsetMinutes } from '../hours/zone.ts'
import { askFor } from '../mentions/mention.ts'
import { agentByEmail } from '../store/agents.ts'
import { type ConversationRow, changeConversation, ofSite } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'
import { setTags } from '../store/triage.ts'
import { contextOf } from '../store/visitors.ts'
import { decideTags } from '../triage/tag.ts'
import { decideRules, type Happening } from './decide-rules.ts'

/** What the server knows of the page and the visitor, as conditions ask for it. */
async function factsOf(deps: Deps, sql: Sql, row: ConversationRow): Promise<Happening['context']> {
  const known = await contextOf(sql, row.visitor)
  const hours = deps.sites.get(row.site)?.desk.hours
  const now = deps.clock.now()
  return {
    ...{
      now,
      utcOffset: hours ? offsetMinutes(hours.zone, now) : 0,
      visitorId: row.visitor,
      session: row.id,
      pageId: row.id,
      pageSeconds: 0,
    },
    ...{ memory: emptyMemory, busy: [], locale: row.locale },
    facts: {
      ...{ url: known?.page?.url ?? null, page: known?.page?.type ?? null, cart: known?.cart ?? null },
      ...{ visits: known?.visits ?? null, referrer: known?.referrer ?? null, language: row.locale },
      hours: isOpen(hours, now) ? 'open' : 'closed',
    },
  }
}

/** Does what the rules say, each once and each in the log of the team; in the transaction of what happened. */
export async function applyRules(
  deps: Deps,
  sql: Sql,
  place: { id: string; site: string },
  happened: { on: DeskRule['on'][number][]; text: string; reason: HandoffReason | null },
): Promise<Entry[]> {
  const rules = deps.sites.get(place.site)?.desk.rules ?? []
  if (!rules.some(({ on }) => on.some((each) => happened.on.includes(each)))) return []
  const row = await ofSite(sql, place.site, place.id)
  if (!row) return []
  const context = await factsOf(deps, sql, row)
  const entries: Entry[] = []
  const state = { ...row }
  const note = async (body: EntryBody) => {
    const log = { site: row.site, conversation: row.id }
    entries.push(await appendNote(deps, sql, log, body, undefined, 'internal'))
  }
  for (const { then } of decideRules(rules, { ...happened, context })) {
    await applyTags(sql, state, then.tag ?? [], note)
    await applyPriority(sql, state, then.priority, note)
    await applyPlace(deps, sql, state, then, note)
    const asked = await applyNotify(deps, sql, state, then.notify ?? [])
    const text = [then.note ?? [], asked].flat().join(' ')
    if (text !== '') await note({ kind: 'text', text })
  }
  return entries
}

type Note = (body: EntryBody) => Promise<void>

async function applyTags(sql: Sql, state: ConversationRow, add: readonly string[], note: Note): Promise<void> {
  const { tags, added } = decideTags(JSON.parse(state.tags) as string[], add, [])
  if (added.length === 0 || tags.length > limits.tags) return
  await setTags(sql, state, tags, [])
  state.tags = JSON.stringify(tags)
  await note({ kind: 'tagged', added, removed: [] })
}

async function applyPriority(
  sql: Sql,
  state: ConversationRow,
  priority: DeskRule['then']['priority'],
  note: Note,
): Promise<void> {
  if (priority === undefined || state.priority === priorities.indexOf(priority)) return
  state.priority = priorities.indexOf(priority)
  await changeConversation(sql, state.id, { priority: state.priority })
  await note({ kind: 'prioritised', priority })
}

/** To a team, or to an agent where a person is waited for. What a person has stays hers. */
async function applyPlace(
  deps: Deps,
  sql: Sql,
  state: ConversationRow,
  { team, agent }: DeskRule['then'],
  note: Note,
): Promise<void> {
  if (state.agent !== null) return
  const found = deps.sites.get(state.site)?.desk.teams.find(({ id }) => id === team)
  if (found && state.team !== found.id) {
    state.team = found.id
    await changeConversation(sql, state.id, { team: found.id })
    await note({ kind: 'assigned', to: { kind: 'team', id: found.id }, name: found.name })
  }
  const person =
    agent === undefined || state.status !== 'waiting' ? undefined : await agentByEmail(sql, state.site, agent)
  if (!person || person.disabled_at !== null || person.role === 'viewer') return
  state.agent = person.id
  await changeConversation(sql, state.id, { status: 'open', agent: person.id })
  await note({ kind: 'assigned', to: { kind: 'agent', id: person.id }, name: person.name })
}

/** Asks for those who are not asked for yet, and says so as a note would: `@name`. Whoever is shut out is not asked for. */
async function applyNotify(
  deps: Deps,
  sql: Sql,
  state: ConversationRow,
  notify: DeskRule['then']['notify'] & {},
): Promise<string[]> {
  const known = JSON.parse(state.mentioned) as string[]
  const people = await Promise.all([...new Set(notify)].map((email) => agentByEmail(sql, state.site, email)))
  const asked = people.flatMap((each) => (each && each.disabled_at === null && !known.includes(each.id) ? each : []))
  const ids = asked.map(({ id }) => id)
  await askFor(deps, sql, state, ids)
  return asked.map(({ name }) => `@${name}`)
}
