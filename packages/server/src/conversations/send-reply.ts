import type { AgentMessage, Answer, Entry, Stored } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { settleBody } from '../files/settle-body.ts'
import { mailReply } from '../mail/ask.ts'
import { mention } from '../mentions/mention.ts'
import {
  type ConversationRow,
  changeConversation,
  type NamedConversation,
  ofSite,
  takeConversation,
} from '../store/conversations.ts'
import { storedAnswer } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'
import { appendAct, appendNote, type CidAct, findRepeat, refused, type Written, writeAct } from './log-act.ts'

/** Why this agent may not speak to the visitor here, if so. Notes are always allowed. */
export function replyRefusal(row: Pick<ConversationRow, 'status' | 'agent'>, agent: string): 'closed' | 'taken' | null {
  if (row.status === 'solved') return 'closed'
  return row.agent !== null && row.agent !== agent ? 'taken' : null
}

/** Whoever answers a conversation that nobody has, has it. */
async function takeByReply(deps: Deps, sql: Sql, who: AgentWho, row: NamedConversation): Promise<Entry[]> {
  if (row.agent !== null) return []
  await takeConversation(sql, row.id, who.site, who.id)
  const author = { kind: 'agent', id: who.id, name: who.name } as const
  return [await appendNote(deps, sql, { site: who.site, conversation: row.id }, { kind: 'taken' }, author)]
}

async function store(deps: Deps, who: AgentWho, sql: Sql, act: CidAct): Promise<Written<Stored>> {
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  const row = await ofSite(sql, who.site, act.conversation)
  if (!row) return refused('not_found')
  if (repeat) return { answer: { ok: true, ...storedAnswer(repeat, act.cid, row) }, entries: [], moved: false }
  const reply = act.stream === 'public'
  const refusal = reply ? replyRefusal(row, who.id) : null
  if (refusal) return refused(refusal)
  const body = await settleBody(sql, who.site, act)
  if (!body) return refused('not_found')
  const taken = reply ? await takeByReply(deps, sql, who, row) : []
  const { entry, stored } = await appendAct(deps, sql, who.site, { ...act, body })
  const first = reply && row.handoff_at !== null && row.first_reply_at === null
  // Whoever waited has got words.
  const answers = reply && row.waiting_since !== null
  await changeConversation(sql, row.id, {
    ...(first ? { first_reply_at: stored.at } : {}),
    ...(answers ? { waiting_since: null } : {}),
  })
  if (reply) await mailReply(deps, sql, row)
  const asked = await mention(deps, sql, who, row, !reply && body.kind === 'text' ? body.text : null)
  const moved = taken.length > 0 || asked
  return { answer: { ok: true, ...stored }, place: row, entries: [...taken, entry], moved }
}

/** Stores an agent's words to the visitor, or a note for the team. */
export function sendReply(deps: Deps, who: AgentWho, input: AgentMessage): Promise<Answer<Stored>> {
  const act: CidAct = { ...input, sender: `agent:${who.id}`, author: { kind: 'agent', id: who.id, name: who.name } }
  return writeAct(deps, act.conversation, (sql) => store(deps, who, sql, act))
}
