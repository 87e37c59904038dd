import type { Answer, EntryBody, MessageEdit, MessageRemove, Stored } from '@deskbell/protocol'
import type { AgentWho, Deps, VisitorWho } from '../deps.ts'
import { changePreview, ofSite, ofVisitor } from '../store/conversations.ts'
import { type FoundEntry, findEntry, forgetWords, newestMarked, previewOf, storedAnswer } from '../store/entries.ts'
import { detachFile } from '../store/files.ts'
import type { Sql } from '../store/sql.ts'
import { appendAct, type CidAct, findRepeat, refused, type Written, writeAct } from './log-act.ts'

export type ChangeSide = { visitor: VisitorWho } | { agent: AgentWho }

const actOf = (side: ChangeSide, cid: string, target: FoundEntry, body: EntryBody): CidAct => ({
  ...{ cid, conversation: target.entry.conversation, stream: target.entry.stream, body },
  ...('visitor' in side
    ? { sender: `visitor:${side.visitor.id}`, author: { kind: 'visitor', id: side.visitor.id, name: null } }
    : { sender: `agent:${side.agent.id}`, author: { kind: 'agent', id: side.agent.id, name: side.agent.name } }),
})

/** What can be taken back: what was said, not what happened. */
const removable = new Set<EntryBody['kind']>(['text', 'cards', 'coupon', 'video', 'file', 'gone'])

async function store(
  deps: Deps,
  side: ChangeSide,
  sql: Sql,
  input: MessageEdit | MessageRemove,
): Promise<Written<Stored>> {
  const { site } = 'visitor' in side ? side.visitor : side.agent
  const row =
    'visitor' in side
      ? await ofVisitor(sql, side.visitor, input.conversation)
      : await ofSite(sql, site, input.conversation)
  const target = row && (await findEntry(sql, row.id, input.entry))
  if (!row || !target) return refused('not_found')
  const { id, body } = target.entry
  const edit = 'text' in input
  const act = actOf(
    side,
    input.cid,
    target,
    edit ? { kind: 'edited', entry: id, text: input.text } : { kind: 'removed', entry: id },
  )
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  if (repeat) return { answer: { ok: true, ...storedAnswer(repeat, act.cid, row) }, entries: [], moved: false }
  const own = target.sender === act.sender && target.entry.author.kind === act.author.kind
  if (!own || !(edit ? body.kind === 'text' : removable.has(body.kind))) return refused('not_found')
  if (edit && row.status === 'solved') return refused('closed')

  const edited = await newestMarked(sql, row.id, 'edited', id)
  const shown = previewOf(edited?.body.kind === 'edited' ? { kind: 'text', text: edited.body.text } : body)
  if (act.stream === 'public')
    await changePreview(sql, row.id, shown, edit ? previewOf({ kind: 'text', text: input.text }) : null)
  if (!edit) await forgetWords(sql, id)
  if (!edit && body.kind === 'file') await detachFile(sql, body.file.id)
  const { entry, stored } = await appendAct(deps, sql, site, act)
  return { answer: { ok: true, ...stored }, place: row, entries: [entry], moved: false }
}

/**
 * Changes what one said oneself, or takes it back. Both are entries of the log, so that every device follows; of what was
 * taken back the words leave the database.
 */
export const changeMessage = (
  deps: Deps,
  side: ChangeSide,
  input: MessageEdit | MessageRemove,
): Promise<Answer<Stored>> => writeAct(deps, input.conversation, (sql) => store(deps, side, sql, input))
