import type { MailFault } from '@deskbell/protocol'
import { createTransport } from 'nodemailer'

/** An e-mail as it leaves. */
export interface OutgoingMail {
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  replyTo?: string
  inReplyTo?: string
  references?: string[]
  headers: Record<string, string>
}
/** `again`: a later try may work. */
export type MailSent = { ok: true } | { ok: false; fault: MailFault; again: boolean }
export type SendMail = (mail: OutgoingMail) => Promise<MailSent>

interface SmtpError {
  code?: string
  responseCode?: number
}

/** What went wrong, in a fixed word: the other server's text may hold anything. Pure. */
export function mailFault({ code, responseCode = 0 }: SmtpError): MailSent {
  const failed = (fault: MailFault, again: boolean): MailSent => ({ ok: false, fault, again })
  if (code === 'EAUTH') return failed('sign-in', true)
  if (responseCode >= 500) return failed('refused', false)
  if (responseCode >= 400) return failed('refused', true)
  return failed(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', true)
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Sends through the shop's mail server: `smtps://` by TLS, `smtp://` with STARTTLS where the server offers it. */
export function createSmtp(url: string): { send: SendMail; close(): void } {
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: 2, ...patience },
    // Nothing of a message is ever read from disk or fetched.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(mail)
        return { ok: true }
      } catch (error) {
        return mailFault(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}
