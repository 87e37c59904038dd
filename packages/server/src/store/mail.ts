import type { Sql } from './sql.ts'

/**
 * What an e-mail is for: words for who is away, what was said when she asks for it, whether an address is hers, words
 * after a low score, that somebody waits (as a whole, and to one of the team), that a colleague asks for one, and whether sending works.
 */
export type MailKind = 'reply' | 'transcript' | 'confirm' | 'follow-up' | 'notify' | 'notify-agent' | 'mention' | 'test'
export type MailState = 'waiting' | 'sending' | 'done' | 'failed' | 'dropped'

export interface MailRow {
  id: string
  site: string
  kind: MailKind
  visitor: string | null
  conversation: string | null
  agent: string | null
  tries: number
  at: number
}
export interface NewMail {
  id: string
  site: string
  kind: MailKind
  /** Of what has the same key one is enough, as long as it waits. */
  key: string
  visitor: string | null
  conversation: string | null
  agent: string | null
  at: number
  due: number
}

/** Keeps an e-mail to be written when it is due, in the caller's transaction. The one that waits already will do. */
export const addMail = (sql: Sql, mail: NewMail) =>
  sql.run(
    `insert into mail (id, site, kind, key, visitor, conversation, agent, state, tries, due_at, leased_until, at)
     values (:id, :site, :kind, :key, :visitor, :conversation, :agent, 'waiting', 0, :due, 0, :at)
     on conflict (key) where state = 'waiting' do update set key = excluded.key`,
    { ...mail },
  )

/** What is due; the oldest first. */
export const dueMails = (sql: Sql, now: number, limit: number) =>
  sql.all<MailRow>(
    `select * from mail where state in ('waiting', 'sending') and due_at <= :now and leased_until <= :now
     order by due_at limit :limit`,
    { now, limit },
  )

/** Compare and set: true for the one process that sends it now. What comes after this is another e-mail's. */
export const leaseMail = async (sql: Sql, row: { id: string; now: number; until: number }): Promise<boolean> =>
  (await sql.run(
    `update mail set state = 'sending', leased_until = :until
     where id = :id and state in ('waiting', 'sending') and leased_until <= :now`,
    row,
  )) > 0

export interface MailEnd {
  state: MailState
  due: number
  tries: number
  fault: string | null
  recipient: string | null
  /** The last entry whose words it held. */
  upto: number | null
}

export const endMail = (sql: Sql, id: string, end: MailEnd, at: number) =>
  sql.run(
    `update mail set state = :state, due_at = :due, tries = :tries, fault = :fault, recipient = :recipient,
       upto = :upto, leased_until = 0, sent_at = :sent where id = :id`,
    { id, ...end, sent: end.state === 'done' ? at : null },
  )

/** Up to which entry words of the conversation were sent, and to whom last. */
export async function mailedUpto(sql: Sql, conversation: string): Promise<number> {
  const row = await sql.get<{ upto: number | null }>(
    `select max(upto) as upto from mail where conversation = :conversation and state = 'done'`,
    { conversation },
  )
  return row?.upto ?? 0
}

/** Whether something of this conversation went to this recipient. */
export const wasMailed = async (sql: Sql, conversation: string, recipient: string): Promise<boolean> =>
  (await sql.get(
    `select 1 as found from mail where conversation = :conversation and recipient = :recipient and state = 'done'
       and visitor is not null limit 1`,
    { conversation, recipient },
  )) !== undefined

/** The newest e-mails of a conversation in both directions, the oldest first: what a further one refers to. */
export async function threadOf(sql: Sql, conversation: string) {
  const rows = await sql.all<{ id: string | null; header: string | null; at: number }>(
    `select id, null as header, sent_at as at from mail
       where conversation = :conversation and state = 'done' and visitor is not null and kind <> 'notify'
     union all select null as id, header, at from mail_answer where conversation = :conversation
     order by at desc limit 10`,
    { conversation },
  )
  return rows.reverse()
}

const dayMs = 24 * 3600_000

/** Takes one of the e-mails that may go to this address within a day; false when none is left, or none is wanted. */
export async function takeMail(
  sql: Sql,
  { site, recipient, now }: { site: string; recipient: string; now: number },
  most: { asked: number } | { sent: number },
): Promise<boolean> {
  const column = 'asked' in most ? 'asked' : 'sent'
  const limit = 'asked' in most ? most.asked : most.sent
  await sql.run(
    `insert into mail_address (site, recipient, window_at, asked, sent) values (:site, :recipient, :now, 0, 0)
     on conflict (site, recipient) do update set
       asked = case when mail_address.window_at <= :before then 0 else mail_address.asked end,
       sent = case when mail_address.window_at <= :before then 0 else mail_address.sent end,
       window_at = case when mail_address.window_at <= :before then :now else mail_address.window_at end`,
    { site, recipient, now, before: now - dayMs },
  )
  return (
    (await sql.run(
      `update mail_address set ${column} = ${column} + 1
       where site = :site and recipient = :recipient and stopped_at is null and ${column} < :limit`,
      { site, recipient, limit },
    )) > 0
  )
}

/** From now on this address gets nothing of the site; or, with `null`, something again. */
export const stopMail = (sql: Sql, site: string, recipient: string, at: number | null, now: number) =>
  sql.run(
    `insert into mail_address (site, recipient, stopped_at, window_at, asked, sent)
     values (:site, :recipient, :at, :now, 0, 0)
     on conflict (site, recipient) do update set stopped_at = excluded.stopped_at`,
    { site, recipient, at, now },
  )

export const isStopped = async (sql: Sql, site: string, recipient: string): Promise<boolean> =>
  (await sql.get(
    'select 1 as found from mail_address where site = :site and recipient = :recipient and stopped_at is not null',
    { site, recipient },
  )) !== undefined

/** How many e-mails of a kind a site was asked for since. */
export const countMails = async (sql: Sql, site: string, kind: MailKind, since: number): Promise<number> =>
  (
    await sql.get<{ n: number }>(
      'select count(*) as n from mail where site = :site and kind = :kind and at >= :since',
      {
        site,
        kind,
        since,
      },
    )
  )?.n ?? 0

/** How sending goes at a site, without anybody's address. */
export async function mailFigures(sql: Sql, site: string, since: number) {
  const counts = await sql.all<{ state: MailState; n: number }>(
    'select state, count(*) as n from mail where site = :site and at >= :since group by state',
    { site, since },
  )
  const failed = await sql.get<{ fault: string }>(
    `select fault from mail where site = :site and at >= :since and fault is not null and state in ('failed', 'sending')
     order by at desc limit 1`,
    { site, since },
  )
  const of = (...states: MailState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  return { waiting: of('waiting', 'sending'), sent: of('done'), failed: of('failed'), fault: failed?.fault ?? null }
}

/** The newest trial letter that an agent asked for. */
export const latestTest = (sql: Sql, site: string, agent: string) =>
  sql.get<{ at: number; state: MailState; fault: string | null }>(
    `select at, state, fault from mail where site = :site and agent = :agent and kind = 'test'
     order by at desc, id limit 1`,
    { site, agent },
  )

/** Forgets what is over since long; replies stay as long as their conversation, so that no words are sent twice. */
export const dropMails = (sql: Sql, before: number) =>
  sql.run(`delete from mail where at < :before and state not in ('waiting', 'sending') and kind <> 'reply'`, { before })

/** Agents who can be told that somebody waits: the whole team of the site, or those of these addresses. */
export const agentsToTell = (sql: Sql, site: string) =>
  sql.all<{ id: string; email: string; name: string }>(
    `select id, email, name from agent where site = :site and role <> 'viewer' and disabled_at is null limit 50`,
    { site },
  )

/** The conversation that an answer is for; the tag proved that it is meant. */
export const conversationOfTag = (sql: Sql, id: string) =>
  sql.get<{ id: string; site: string; visitor: string; locale: string }>(
    'select id, site, visitor, locale from conversation where id = :id',
    { id },
  )

/** Keeps that an e-mail came in; false when it was there before. */
export const addAnswerMail = async (
  sql: Sql,
  row: { site: string; message: string; visitor: string; conversation: string; header: string; at: number },
): Promise<boolean> =>
  (await sql.run(
    `insert into mail_answer (site, message, visitor, conversation, header, at)
     values (:site, :message, :visitor, :conversation, :header, :at) on conflict (site, message) do nothing`,
    row,
  )) > 0
