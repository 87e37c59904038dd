import { type Answer, type Entry, refuse, type Stored, type VisitorMessage } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { settleBody } from '../files/settle-body.ts'
import { mailTeam } from '../mail/ask.ts'
import { applyRules } from '../routing/apply-rules.ts'
import { type ConversationRow, changeConversation, createConversation, rowOfVisitor } from '../store/conversations.ts'
import { type LogEnd, storedAnswer } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'
import { contextOf } from '../store/visitors.ts'
import { wake } from '../triage/wake.ts'
import {
  appendAct,
  appendAwakeAct,
  appendNote,
  type CidAct,
  findRepeat,
  refused,
  type Written,
  writeAct,
} from './log-act.ts'

/** The visitor's conversation, made on the first act in it; undefined when the id is another's. */
export async function ownOrNew(
  deps: Deps,
  sql: Sql,
  who: VisitorWho,
  id: string,
): Promise<ConversationRow | undefined> {
  const known = await rowOfVisitor(sql, who, id)
  if (known) return known
  const { site, locale } = who
  const page = (await contextOf(sql, who.id))?.page?.type ?? null
  await createConversation(sql, { id, site, visitor: who.id, locale, page, at: deps.clock.now() })
  // Also where it was there already: another process may have made it for the same visitor.
  return rowOfVisitor(sql, who, id)
}

/** New words in a solved conversation open it again: for a person where one was asked for before, else for the assistant. */
export async function reopenFor(deps: Deps, sql: Sql, row: ConversationRow): Promise<Entry> {
  const forPerson = row.handoff_at !== null || row.agent !== null
  await changeConversation(sql, row.id, {
    status: forPerson ? 'waiting' : 'assistant',
    agent: null,
    waiting_since: forPerson ? deps.clock.now() : null,
    solved_at: null,
  })
  if (forPerson) await mailTeam(deps, sql, row)
  return appendNote(deps, sql, { site: row.site, conversation: row.id }, { kind: 'reopened' })
}

/** Words of the visitor end a sleep, and start the clock of the agent who owes an answer. */
async function rouse(deps: Deps, sql: Sql, row: ConversationRow): Promise<Entry[]> {
  const now = deps.clock.now()
  const woken = row.snoozed_until === null ? [] : await wake(deps, sql, row, 'words')
  if (row.status === 'open' && row.waiting_since === null) {
    await changeConversation(sql, row.id, { waiting_since: now })
  }
  return woken
}

/** Words that are kept byte for byte: whoever sent them knows all of the entry from its acknowledgement. */
const isPlain = (body: CidAct['body']): boolean => body.kind === 'text' && body.replies === undefined

async function store(
  deps: Deps,
  who: VisitorWho,
  sql: Sql,
  act: CidAct,
  connection: string | null,
): Promise<Written<Stored>> {
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  // Before a conversation is made for it.
  const body = repeat ? act.body : await settleBody(sql, who.site, act)
  if (body === null) return refused('not_found')
  const settled = { ...act, body }
  const quick = repeat ? undefined : await appendAwakeAct(deps, sql, who, settled)
  if (quick) return written(deps, sql, settled, { ...quick, before: [], connection })
  const row = await ownOrNew(deps, sql, who, act.conversation)
  if (!row) return refused('not_found')
  if (repeat && connection !== null) deps.publish.again(connection, repeat)
  if (repeat) return { answer: { ok: true, ...storedAnswer(repeat, act.cid, row) }, entries: [], moved: false }
  const before = act.author.kind === 'visitor' ? await stir(deps, sql, row) : []
  return written(deps, sql, settled, { ...(await appendAct(deps, sql, who.site, settled)), before, connection })
}

/** Words of the person in a conversation that is solved or asleep, or of which the agent owes no answer yet. */
const stir = async (deps: Deps, sql: Sql, row: ConversationRow): Promise<Entry[]> =>
  row.status === 'solved' ? [await reopenFor(deps, sql, row)] : rouse(deps, sql, row)

/** The words have their place; what the site's rules do about them follows. */
async function written(
  deps: Deps,
  sql: Sql,
  { author, body }: CidAct,
  told: { entry: Entry; row: LogEnd; stored: Stored; before: Entry[]; connection: string | null },
): Promise<Written<Stored>> {
  const { entry, row, stored, before, connection } = told
  const on = stored.last === 1 ? (['started', 'message'] as const) : (['message'] as const)
  const text = 'text' in body ? (body.text ?? '') : ''
  const sorted = author.kind === 'visitor' ? await applyRules(deps, sql, row, { on: [...on], text, reason: null }) : []
  return {
    answer: { ok: true, ...stored },
    place: row,
    entries: [...before, entry, ...sorted],
    moved: before.length + sorted.length > 0 || stored.last === 1,
    answered: isPlain(body) ? connection : null,
  }
}

/** How long a sender who said too much already must wait: asked before her words are even read. */
export function waitOfSender({ messageLimit, hourLimit }: Deps, { id }: VisitorWho, author: unknown): number {
  if (author === 'assistant') return messageLimit.wait(`${id} assistant`)
  return author === 'visitor' ? Math.max(messageLimit.wait(`${id} visitor`), hourLimit.wait(id)) : 0
}

/** How long the sender must wait: for herself, in the short and the long run, or because the whole site says too much. */
function waitFor({ messageLimit, hourLimit, siteLimit }: Deps, { id, site }: VisitorWho, author: string): number {
  const own = messageLimit.take(`${id} ${author}`)
  if (own > 0) return own
  const hour = author === 'visitor' ? hourLimit.take(id) : 0
  return hour > 0 ? hour : siteLimit.take(site)
}

/**
 * Stores what a visitor's device appends: its person's words or those of the assistant in that browser. The first one
 * makes the conversation. The answer comes after the durable commit.
 * @param connection over which it came; without it everybody is told by a push
 */
export async function sendMessage(
  deps: Deps,
  who: VisitorWho,
  input: VisitorMessage,
  connection: string | null = null,
): Promise<Answer<Stored>> {
  const afterMs = waitFor(deps, who, input.author)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  const { cid, conversation, author, body } = input
  const act: CidAct = {
    ...{ cid, conversation, body, stream: 'public', sender: `visitor:${who.id}` },
    author: { kind: author, id: author === 'visitor' ? who.id : null, name: null },
  }
  return writeAct(deps, conversation, (sql) => store(deps, who, sql, act, connection))
}
