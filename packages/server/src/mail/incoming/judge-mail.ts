import type { IncomingMail } from './read-mail.ts'

/** Why an e-mail is not taken, in a word. */
export type MailRefusal = 'automatic' | 'forged' | 'unknown-address' | 'foreign-sender' | 'empty'

const machines = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i
const bulk = /^(bulk|junk|list|auto_reply)$/i

/** Whether a program wrote it: an absence note, a bounce, a list, or an e-mail of our own. Two programs never talk. */
function isAutomatic({ from, headers }: IncomingMail, ours: readonly string[]): boolean {
  const header = (name: string) => headers.get(name) ?? ''
  return (
    machines.test(from) ||
    ours.includes(from) ||
    !/^(no)?$/i.test(header('auto-submitted')) ||
    bulk.test(header('precedence')) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-deskbell'].some((name) => headers.has(name)) ||
    header('return-path') === '<>'
  )
}

/** What the mail server that took it found: the sender's domain did not send it. */
const isForged = ({ headers }: IncomingMail): boolean =>
  /\bdmarc=fail\b/i.test(headers.get('authentication-results') ?? '') ||
  /\bspf=(fail|softfail)\b(?![\s\S]*\bdkim=pass\b)/i.test(headers.get('authentication-results') ?? '')

/** Whether it may be an answer of a person; `null` where it may. Pure. */
export function judgeMail(mail: IncomingMail, ours: readonly string[]): MailRefusal | null {
  if (isAutomatic(mail, ours)) return 'automatic'
  return isForged(mail) ? 'forged' : null
}

/** The tag of one of our addresses, e.g. of `reply+5f…@in.shop.example`. Pure. */
export function tagIn(to: readonly string[], replyTo: string): string | null {
  const at = replyTo.lastIndexOf('@')
  const [before, after] = [`${replyTo.slice(0, at)}+`.toLowerCase(), replyTo.slice(at).toLowerCase()]
  for (const address of to) {
    if (address.startsWith(before) && address.endsWith(after)) return address.slice(before.length, -after.length)
  }
  return null
}
