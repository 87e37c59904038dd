import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import * as v from 'valibot'
import { htmlText } from './html-text.ts'

/** An e-mail that came, however it was handed over. Addresses are in lower case, names of headers, too. */
export interface IncomingMail {
  from: string
  to: readonly string[]
  messageId: string
  text: string
  headers: ReadonlyMap<string, string>
}

const Text = v.pipe(v.string(), v.maxLength(1_000_000))
const optional = v.optional(Text, '')
const Address = v.object({ Email: Text })
/** As Postmark hands it over. */
const Postmark = v.object({
  FromFull: Address,
  ToFull: v.optional(v.array(Address), []),
  OriginalRecipient: optional,
  MessageID: optional,
  TextBody: optional,
  HtmlBody: optional,
  Headers: v.optional(v.array(v.object({ Name: Text, Value: Text })), []),
})
/** The whole e-mail as it stands in the mail server. */
const Raw = v.object({ raw: Text, to: v.optional(Text) })
/** Already taken apart. */
const Plain = v.object({
  from: Text,
  to: v.union([
    v.pipe(
      Text,
      v.transform((one) => [one]),
    ),
    v.array(Text),
  ]),
  messageId: optional,
  text: Text,
  headers: v.optional(v.record(v.string(), Text), {}),
})
/** As Mailgun posts it; its list of headers is JSON in a field. */
const Mailgun = v.object({
  recipient: Text,
  sender: optional,
  from: optional,
  'Message-Id': optional,
  'body-plain': optional,
  'body-mime': v.optional(Text),
  'message-headers': v.optional(Text, '[]'),
})
const Pairs = v.array(v.tuple([v.string(), v.string()]))

const addressOf = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase()
/** The first of a name counts: those below may have been written by the sender. */
function headersOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    if (!headers.has(key)) headers.set(key, value.trim())
  }
  return headers
}
const idOf = (headers: ReadonlyMap<string, string>, given: string, text: string): string =>
  headers.get('message-id') || given || `<${createHash('sha256').update(text).digest('hex')}@unnamed>`

async function fromMime(raw: string | Buffer, envelope: string | undefined): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw)
  const headers = headersOf(mail.headers.map(({ key, value }) => [key, value]))
  const said = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(({ address }) => (address ? [address] : []))
  const delivered = [envelope, headers.get('delivered-to'), headers.get('x-original-to')]
  return {
    from: mail.from?.address?.toLowerCase() ?? '',
    to: [...delivered.flatMap((to) => (to ? [addressOf(to)] : [])), ...said.map(addressOf)],
    messageId: idOf(headers, mail.messageId ?? '', String(raw)),
    text: mail.text ?? htmlText(mail.html ?? ''),
    headers,
  }
}

function fromPostmark(given: v.InferOutput<typeof Postmark>): IncomingMail {
  const headers = headersOf(given.Headers.map(({ Name, Value }) => [Name, Value] as const))
  const to = [given.OriginalRecipient, ...given.ToFull.map(({ Email }) => Email)].filter(Boolean).map(addressOf)
  const id = given.MessageID && `<${given.MessageID}@inbound.postmarkapp.com>`
  const text = given.TextBody || htmlText(given.HtmlBody)
  return { from: addressOf(given.FromFull.Email), to, text, headers, messageId: idOf(headers, id, text) }
}

function fromPlain({ from, to, messageId, text, headers: given }: v.InferOutput<typeof Plain>): IncomingMail {
  const headers = headersOf(Object.entries(given))
  return { from: addressOf(from), to: to.map(addressOf), text, headers, messageId: idOf(headers, messageId, text) }
}

function fromMailgun(given: v.InferOutput<typeof Mailgun>): IncomingMail | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Pairs), given['message-headers'])
  if (!parsed.success) return null
  const headers = headersOf(parsed.output)
  const text = given['body-plain']
  const from = addressOf(given.from || given.sender)
  return { from, to: [addressOf(given.recipient)], text, headers, messageId: idOf(headers, given['Message-Id'], text) }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

async function fromJson(value: unknown): Promise<IncomingMail | null> {
  const raw = v.safeParse(Raw, value)
  if (raw.success) return fromMime(raw.output.raw, raw.output.to)
  const plain = v.safeParse(Plain, value)
  if (plain.success) return fromPlain(plain.output)
  const postmark = v.safeParse(Postmark, value)
  return postmark.success ? fromPostmark(postmark.output) : null
}

async function fromForm(fields: Record<string, string>): Promise<IncomingMail | null> {
  const form = v.safeParse(Mailgun, fields)
  if (!form.success) return null
  const { 'body-mime': mime, recipient } = form.output
  return mime === undefined ? fromMailgun(form.output) : fromMime(mime, recipient)
}

/** Reads an e-mail from the body of a request; `null` where it is none. */
export async function readMail(type: string, body: Buffer): Promise<IncomingMail | null> {
  if (type === 'application/json') return fromJson(parseJson(body))
  if (type === 'message/rfc822') return fromMime(body, undefined)
  if (type !== 'application/x-www-form-urlencoded') return null
  return fromForm(Object.fromEntries(new URLSearchParams(body.toString('utf8'))))
}
