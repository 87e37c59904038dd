import type { Answer, HandoffReason, HandoffRequest, QueuePlace, Stored } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { mailTeam } from '../mail/ask.ts'
import { applyRules } from '../routing/apply-rules.ts'
import { changeConversation } from '../store/conversations.ts'
import { newestMarked, storedAnswer } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'
import { appendAct, type CidAct, findRepeat, refused, type Written, writeAct } from './log-act.ts'
import { placeOf } from './queue.ts'
import { ownOrNew } from './send-message.ts'

async function store(
  deps: Deps,
  who: VisitorWho,
  sql: Sql,
  act: CidAct,
  reason: HandoffReason,
): Promise<Written<Stored>> {
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  const row = await ownOrNew(deps, sql, who, act.conversation)
  if (!row) return refused('not_found')
  const asked = row.status === 'waiting' || row.status === 'open'
  // Asked twice, e.g. from two tabs: there is one place in the queue, and the first asking stands in the log.
  const before = repeat ?? (asked ? await newestMarked(sql, row.id, 'handoff') : undefined)
  if (before) return { answer: { ok: true, ...storedAnswer(before, act.cid, row) }, entries: [], moved: false }
  const now = deps.clock.now()
  const { entry, stored } = await appendAct(deps, sql, who.site, act)
  const waits =
    row.status === 'open' ? {} : ({ status: 'waiting', agent: null, waiting_since: row.waiting_since ?? now } as const)
  await changeConversation(sql, row.id, {
    ...waits,
    handoff_at: row.handoff_at ?? now,
    handoff_reason: reason,
    snoozed_until: null,
    solved_at: null,
  })
  if (row.status !== 'open') await mailTeam(deps, sql, row)
  const sorted = await applyRules(deps, sql, row, { on: ['handoff'], text: row.preview_text ?? '', reason })
  return { answer: { ok: true, ...stored }, place: row, entries: [entry, ...sorted], moved: true }
}

/** Asks for a person: the entry and the place in the queue are one transaction. */
export async function requestHandoff(
  deps: Deps,
  who: VisitorWho,
  input: HandoffRequest,
): Promise<Answer<Stored & { place: QueuePlace | null }>> {
  const act: CidAct = {
    ...{ cid: input.cid, conversation: input.conversation, stream: 'public', sender: `visitor:${who.id}` },
    author: { kind: 'visitor', id: who.id, name: null },
    body: { kind: 'handoff', reason: input.reason },
  }
  const answer = await writeAct(deps, act.conversation, (sql) => store(deps, who, sql, act, input.reason))
  return answer.ok ? { ...answer, place: await placeOf(deps, who.site, input.conversation) } : answer
}
