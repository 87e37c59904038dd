import type { SendMail } from '../edge/smtp.ts'
import { dueMails, endMail, leaseMail, type MailEnd, type MailRow, takeMail, threadOf } from '../store/mail.ts'
import { nextWait } from '../webhooks/retry.ts'
import { asHtml, asText } from './letter.ts'
import { type MailWorld, prepareMail, type Ready } from './prepare.ts'

/** Longer than any try takes: after that another process may take over from one that died. */
const leaseMs = 120_000
const atOnce = 50
/** E-mails to one address within a day: what somebody asked for, and what came by itself. */
const most = { asked: 3, sent: 30 }

export interface DeliverMailWorld extends MailWorld {
  send: SendMail
  random(): number
}

/** The address that answers to this conversation come back to, e.g. `reply+5f…@in.shop.example`. */
export function answerAddress(replyTo: string, tag: string): string {
  const at = replyTo.lastIndexOf('@')
  return `${replyTo.slice(0, at)}+${tag}${replyTo.slice(at)}`
}

/** Each e-mail has one id, whichever try it is: mail programs show what comes twice once. */
const messageId = (from: string, id: string): string => `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`

async function threadHeaders({ deps, mail }: MailWorld, { conversation }: Ready) {
  if (conversation === null) return {}
  const thread = await threadOf(deps.db.read, conversation)
  const ids = thread.map(({ id, header }) => header ?? messageId(mail.settings.from, id ?? ''))
  const last = ids.at(-1)
  return last === undefined ? {} : { inReplyTo: last, references: ids }
}

async function send(world: DeliverMailWorld, row: MailRow, mail: Ready) {
  const { letter, site, address, conversation, stopUrl, byPerson } = mail
  const { from, replyTo } = world.mail.settings
  const answers = replyTo !== null && conversation !== null
  return world.send({
    from: { name: site.name, address: from },
    to: address,
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    messageId: messageId(from, row.id),
    ...(await threadHeaders(world, mail)),
    ...(answers ? { replyTo: answerAddress(replyTo, world.mail.keys.tag(conversation)) } : {}),
    headers: {
      // Programs that answer by themselves leave it alone.
      ...(byPerson ? {} : { 'Auto-Submitted': 'auto-generated' }),
      'X-Auto-Response-Suppress': 'All',
      ...(stopUrl ? { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
  })
}

type Ending = Partial<MailEnd> & Pick<MailEnd, 'state'>

async function attempt(world: DeliverMailWorld, row: MailRow): Promise<Ending> {
  const { db, clock } = world.deps
  const prepared = await prepareMail(world, row)
  const now = clock.now()
  if ('drop' in prepared) return { state: 'dropped', fault: prepared.drop }
  if ('laterMs' in prepared) return { state: 'sending', due: now + prepared.laterMs }
  const { recipient, counts, upto } = prepared
  const place = { site: row.site, recipient, now }
  // What is asked for again at every try was counted at the first.
  const limit = counts === 'asked' ? { asked: most.asked } : { sent: most.sent }
  if (row.tries === 0 && !(await db.write((sql) => takeMail(sql, place, limit)))) {
    return { state: 'dropped', fault: 'limit' }
  }
  const sent = await send(world, row, prepared)
  const tries = row.tries + 1
  if (sent.ok) return { state: 'done', tries, recipient, upto }
  const wait = sent.again ? nextWait(tries, world.random) : null
  if (wait === null) return { state: 'failed', tries, fault: sent.fault }
  return { state: 'sending', tries, fault: sent.fault, due: clock.now() + wait }
}

async function deliver(world: DeliverMailWorld, row: MailRow): Promise<void> {
  const { db, clock } = world.deps
  const now = clock.now()
  if (!(await db.write((sql) => leaseMail(sql, { id: row.id, now, until: now + leaseMs })))) return
  const ending = await attempt(world, row)
  const none = { due: now, tries: row.tries, fault: null, recipient: null, upto: null }
  await db.write((sql) => endMail(sql, row.id, { ...none, ...ending }, clock.now()))
}

/**
 * Writes and sends what is due. Several processes may do it at once: each e-mail is leased to one. What a process that
 * dies had in hand is sent again by another one, under the same id.
 */
export async function deliverMail(world: DeliverMailWorld): Promise<void> {
  const { db, clock } = world.deps
  const rows = await dueMails(db.read, clock.now(), atOnce)
  for (const row of rows) await deliver(world, row)
}
