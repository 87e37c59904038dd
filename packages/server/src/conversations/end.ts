import type { Answer, ConversationEnd, Stored } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { changeConversation, ofVisitor } from '../store/conversations.ts'
import { newestMarked, storedAnswer } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'
import { offerSurvey } from '../surveys/offer-survey.ts'
import { appendAct, type CidAct, findRepeat, refused, type Written, writeAct } from './log-act.ts'

async function store(deps: Deps, who: VisitorWho, sql: Sql, act: CidAct): Promise<Written<Stored>> {
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  const row = await ofVisitor(sql, who, act.conversation)
  if (!row) return refused('not_found')
  // Ended twice, or solved by the agent in the same moment: the first stands.
  const before = repeat ?? (row.status === 'solved' ? await newestMarked(sql, row.id, 'solved') : undefined)
  if (before) return { answer: { ok: true, ...storedAnswer(before, act.cid, row) }, entries: [], moved: false }
  const { entry, stored } = await appendAct(deps, sql, who.site, act)
  const change = { status: 'solved', waiting_since: null, solved_at: stored.at } as const
  await changeConversation(sql, row.id, change)
  // Whether a person took part or not, this is the end that an agent's solving is, too.
  const asked = await offerSurvey(deps, sql, { ...row, ...change }, [
    ...(row.agent ? (['solved'] as const) : []),
    'ended',
  ])
  return { answer: { ok: true, ...stored }, place: row, entries: [entry, ...asked], moved: true }
}

/** The shopper ends the conversation; it is solved, and asked about as when an agent solves it. */
export async function endConversation(deps: Deps, who: VisitorWho, input: ConversationEnd): Promise<Answer<Stored>> {
  const act: CidAct = {
    ...{ cid: input.cid, conversation: input.conversation, stream: 'public', sender: `visitor:${who.id}` },
    author: { kind: 'visitor', id: who.id, name: null },
    body: { kind: 'solved' },
  }
  const answer = await writeAct(deps, act.conversation, (sql) => store(deps, who, sql, act))
  if (answer.ok) deps.publish.report(who.site)
  return answer
}
