import { type Answer, type Entry, type FormSubmit, refuse, type SiteForms, type Stored } from '@deskbell/protocol'
import { appendAct, type CidAct, findRepeat, refused, type Written, writeAct } from '../conversations/log-act.ts'
import { ownOrNew, reopenFor } from '../conversations/send-message.ts'
import type { Deps, VisitorWho } from '../deps.ts'
import { mailTeam } from '../mail/ask.ts'
import { type ConversationRow, changeConversation } from '../store/conversations.ts'
import { keepConsent, keepDetails, knownDetails } from '../store/details.ts'
import { storedAnswer } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'
import { readAnswers } from './read-answers.ts'

/** A message that was left waits for a person, wherever the conversation was. */
async function queue(deps: Deps, sql: Sql, row: ConversationRow): Promise<Entry[]> {
  const now = deps.clock.now()
  if (row.status === 'assistant') {
    await changeConversation(sql, row.id, { status: 'waiting', waiting_since: now, handoff_at: row.handoff_at ?? now })
  }
  if (row.status !== 'open') await mailTeam(deps, sql, row)
  if (row.status !== 'solved') return []
  const reopened = await reopenFor(deps, sql, row)
  await changeConversation(sql, row.id, { status: 'waiting', waiting_since: now })
  return [reopened]
}

async function store(
  deps: Deps,
  who: VisitorWho,
  sql: Sql,
  forms: SiteForms,
  input: FormSubmit,
): Promise<Written<Stored>> {
  const row = await ownOrNew(deps, sql, who, input.conversation)
  if (!row) return refused('not_found')
  const known = await knownDetails(sql, who)
  const site = deps.sites.get(who.site)?.config.defaultLanguage ?? 'en'
  // In the language the conversation began in, so that a repeated form reads the same.
  const read = readAnswers(forms, input, known, { shown: row.locale, site })
  if ('wrong' in read) return refused('bad_request', { field: read.wrong })
  const act: CidAct = {
    ...{ cid: input.cid, conversation: input.conversation, stream: 'public', sender: `visitor:${who.id}` },
    author: { kind: 'visitor', id: who.id, name: null },
    body: read.body,
  }
  const repeat = await findRepeat(sql, act)
  if (repeat === 'conflict') return refused('cid_conflict')
  if (repeat) return { answer: { ok: true, ...storedAnswer(repeat, act.cid, row) }, entries: [], moved: false }
  const before = input.form === 'away' ? await queue(deps, sql, row) : []
  const { entry, stored } = await appendAct(deps, sql, who.site, act)
  await keepDetails(sql, who, read.details, stored.at)
  if (read.body.consent !== undefined) await keepConsent(sql, who, input.consent ?? '', read.body.consent, stored.at)
  if (read.topic) await changeConversation(sql, row.id, { topic: read.topic.id, topic_label: read.topic.label })
  return { answer: { ok: true, ...stored }, place: row, entries: [...before, entry], moved: true }
}

/**
 * Stores what the shopper filled in: an entry of the log, and what is the person's own so that it is never asked twice.
 * The form for when nobody is there puts the conversation into the queue.
 */
export async function submitForm(deps: Deps, who: VisitorWho, input: FormSubmit): Promise<Answer<Stored>> {
  const forms = deps.sites.get(who.site)?.config.forms
  const asked = forms && (forms[input.form] || (input.form === 'before' && forms.consent))
  if (!asked) return refuse('not_found')
  const answer = await writeAct(deps, input.conversation, (sql) => store(deps, who, sql, forms, input))
  if (answer.ok) deps.publish.context(who)
  return answer
}
