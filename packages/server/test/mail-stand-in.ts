import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, vi } from 'vitest'

export interface ReceivedMail extends Email {
  /** Who the mail server was told it is for. */
  recipients: string[]
  header(name: string): string | undefined
}

/** A shop's mail server that keeps what it is given; `refuse` gives the status of a refusal. */
export async function openMailServer() {
  const mails: ReceivedMail[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (refusal !== null) return done(Object.assign(new Error('not now'), { responseCode: refusal }))
        const mail = await PostalMime.parse(Buffer.concat(chunks))
        const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
        mails.push({ ...mail, header, recipients: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(status: number | null) {
      refusal = status
    },
    /** The mail of this address with that number, once it has come. */
    async next(address: string, count = 1): Promise<ReceivedMail> {
      const own = () => mails.filter(({ recipients }) => recipients.includes(address))
      await vi.waitFor(() => expect(own().length).toBeGreaterThanOrEqual(count), { timeout: 8000, interval: 25 })
      return own()[count - 1]!
    },
    close: () => new Promise<void>((ok) => server.close(ok)),
  }
}
