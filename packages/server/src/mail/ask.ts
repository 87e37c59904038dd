import { createHash } from 'node:crypto'
import { type Answer, type MailChoice, type MailSet, refuse, type TranscriptMail } from '@deskbell/protocol'
import type { Deps, Place, VisitorWho } from '../deps.ts'
import { ofVisitor } from '../store/conversations.ts'
import { keepMailAddress, keepMailWanted, mailChoice } from '../store/details.ts'
import { countMails, isStopped } from '../store/mail.ts'
import type { Sql } from '../store/sql.ts'
import { mailboxOf } from './address.ts'

const hourMs = 3600_000
/** More links to confirm an address in an hour are nobody's shop. */
const mostConfirms = 100

/** Words of an agent reach who is away by e-mail, if she left an address. In the caller's transaction. */
export async function mailReply({ mail, sites }: Deps, sql: Sql, { id, site, visitor }: Place): Promise<void> {
  if (!mail || !(await mailboxOf({ sites }, mail, sql, { id: visitor, site }))) return
  const wanted = { kind: 'reply', key: `reply ${id}`, site, visitor, conversation: id } as const
  await mail.queue(sql, wanted, mail.settings.delayMs)
}

/** Somebody waits for a person: the team is told where nobody is there. In the caller's transaction. */
export async function mailTeam({ mail, sites }: Deps, sql: Sql, { id, site, visitor }: Place): Promise<void> {
  if (!mail || sites.get(site)?.desk.mail.notify === false) return
  const wanted = { kind: 'notify', key: `notify ${id}`, site, visitor, conversation: id } as const
  await mail.queue(sql, wanted, mail.settings.delayMs)
}

/** A colleague asks for an agent in a note; who is away then hears of it by e-mail. In the caller's transaction. */
export async function mailMention(
  { mail }: Deps,
  sql: Sql,
  { id, site, visitor }: Place,
  agent: string,
): Promise<void> {
  const wanted = { kind: 'mention', key: `mention ${id} ${agent}`, site, visitor, conversation: id, agent } as const
  if (mail) await mail.queue(sql, wanted, mail.settings.delayMs)
}

/** After a low score the owner's words follow by e-mail, where the owner wants that. In the caller's transaction. */
export async function mailFollowUp(
  { mail, sites }: Deps,
  sql: Sql,
  { site, id }: { site: string; id: string },
  answer: { cid: string; conversation: string | null },
): Promise<void> {
  const rule = sites.get(site)?.desk.mail.followUp
  if (!mail || !rule || answer.conversation === null) return
  const key = `follow-up ${id} ${answer.cid}`
  const wanted = { kind: 'follow-up', key, site, visitor: id, conversation: answer.conversation } as const
  await mail.queue(sql, wanted, rule.afterMinutes * 60_000)
}

/** The visitor wants what was said by e-mail. To an address that is only claimed a link goes first. */
export async function mailTranscript(
  deps: Deps,
  who: VisitorWho,
  { cid, conversation }: TranscriptMail,
): Promise<Answer<{ cid: string; confirm: boolean }>> {
  const { mail, db, clock } = deps
  if (!mail) return refuse('unavailable', { field: 'mail' })
  if (!(await ofVisitor(db.read, who, conversation))) return refuse('not_found', { field: 'conversation' })
  const mailbox = await mailboxOf(deps, mail, db.read, who)
  if (!mailbox) return refuse('not_found', { field: 'email' })
  if (await isStopped(db.read, who.site, mailbox.recipient)) return refuse('forbidden', { field: 'email' })
  const kind = mailbox.hers ? 'transcript' : 'confirm'
  const hour = clock.now() - hourMs
  if (kind === 'confirm' && (await countMails(db.read, who.site, kind, hour)) >= mostConfirms) {
    return refuse('rate_limited', { afterMs: hourMs })
  }
  const id = createHash('sha256').update(`${who.id} ${cid}`).digest('base64url')
  await db.write(async (sql) => {
    const known = await sql.get('select 1 as found from mail where id = :id', { id })
    if (known) return
    const wanted = { id, kind, key: `${kind} ${id}`, site: who.site, visitor: who.id, conversation } as const
    await mail.queue(sql, wanted, 0)
  }, who.id)
  return { ok: true, cid, confirm: !mailbox.hers }
}

/** Where the visitor can be reached by e-mail, and whether she wants that. */
export async function readMail(deps: Deps, who: VisitorWho): Promise<Answer<MailChoice>> {
  const { mail, db } = deps
  if (!mail) return refuse('unavailable', { field: 'mail' })
  const mailbox = await mailboxOf(deps, mail, db.read, who)
  const wanted = mailbox?.wanted ?? (await mailChoice(db.read, who)).wanted
  return { ok: true, email: mailbox?.address ?? null, proven: mailbox?.proven ?? false, wanted }
}

/** Whether the visitor wants words by e-mail when she is away, and the address that she says is hers. */
export async function setMail(deps: Deps, who: VisitorWho, { wanted, email }: MailSet): Promise<Answer<MailChoice>> {
  const { db, clock } = deps
  await db.write(async (sql) => {
    await keepMailWanted(sql, who, wanted, clock.now())
    if (email !== undefined) await keepMailAddress(sql, who, email, clock.now())
  }, who.id)
  deps.publish.context(who)
  return readMail(deps, who)
}
