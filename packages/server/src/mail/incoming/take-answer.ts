import { createHash } from 'node:crypto'
import { limits } from '@deskbell/protocol'
import { markReceipt } from '../../conversations/mark-receipt.ts'
import { sendMessage } from '../../conversations/send-message.ts'
import type { Deps, VisitorWho } from '../../deps.ts'
import { maskCards } from '../../privacy/mask-cards.ts'
import { addAnswerMail, conversationOfTag, mailedUpto, wasMailed } from '../../store/mail.ts'
import type { MailOutbox } from '../outbox.ts'
import { cutQuote } from './cut-quote.ts'
import { judgeMail, type MailRefusal, tagIn } from './judge-mail.ts'
import type { IncomingMail } from './read-mail.ts'

/** `kept`: it stands in the conversation. What is refused is not to be sent again; `afterMs` says when what is not. */
export type Taken = { kept: true } | { kept: false; why: MailRefusal } | { afterMs: number }

/** More than this is no answer. */
const mostMessages = 5

/** The same e-mail always makes the same cid, so that it is one message however often it comes. */
function cidOf(messageId: string, part: number): string {
  const hex = createHash('sha256').update(`${messageId} ${part}`).digest('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}

/** In messages of the length that a message may have; characters of two halves stay whole. */
function inMessages(text: string): string[] {
  const parts: string[] = []
  for (let rest = text; rest !== '' && parts.length < mostMessages; ) {
    const part = rest.slice(0, limits.text).replace(/[\ud800-\udbff]$/, '')
    if (part.trim() !== '') parts.push(part)
    rest = rest.slice(part.length)
  }
  return parts
}

/** Puts the new words of an e-mail into the conversation it answers to, if it comes from where ours was sent. */
export async function takeAnswer(deps: Deps & { mail: MailOutbox }, incoming: IncomingMail): Promise<Taken> {
  const { mail, db, clock } = deps
  const { from, replyTo } = mail.settings
  const refused = (why: MailRefusal): Taken => ({ kept: false, why })
  const ours = [from.toLowerCase(), ...(replyTo === null ? [] : [replyTo.toLowerCase()])]
  const fault = judgeMail(incoming, ours)
  if (fault) return refused(fault)
  const tag = replyTo === null ? null : tagIn(incoming.to, replyTo)
  const id = tag === null ? null : mail.keys.conversationOf(tag)
  const row = id === null ? undefined : await conversationOfTag(db.read, id)
  if (tag === null || !row) return refused('unknown-address')
  const recipient = mail.keys.recipient(row.site, incoming.from)
  if (!(await wasMailed(db.read, row.id, recipient))) return refused('foreign-sender')
  const text = cutQuote(incoming.text, [from.toLowerCase(), tag])
  const parts = inMessages(maskCards(text))
  if (parts.length === 0) return refused('empty')
  const who: VisitorWho = { id: row.visitor, site: row.site, locale: row.locale }
  for (const [index, part] of parts.entries()) {
    const cid = cidOf(incoming.messageId, index)
    const body = { kind: 'text', text: part } as const
    const answer = await sendMessage(deps, who, { cid, conversation: row.id, author: 'visitor', body })
    if (answer.ok || answer.error.code === 'cid_conflict') continue
    if (answer.error.retry) return { afterMs: answer.error.afterMs ?? 60_000 }
    return refused('unknown-address')
  }
  const message = createHash('sha256').update(incoming.messageId).digest('base64url')
  const header = incoming.messageId.slice(0, 250)
  const answered = { site: row.site, message, visitor: row.visitor, conversation: row.id, header, at: clock.now() }
  await db.write((sql) => addAnswerMail(sql, answered))
  // Who answers has read it.
  const upto = await mailedUpto(db.read, row.id)
  await markReceipt(deps, { visitor: who }, { conversation: row.id, delivered: upto, read: upto })
  return { kept: true }
}
