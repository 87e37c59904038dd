import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a call brings to show that the shop's own mail service makes it. */
export interface Proof {
  headers: Record<string, string | string[] | undefined>
  type: string
  body: Buffer
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b))
const aloneMs = 5 * 60_000

/** The secret itself: `Bearer`, or as the password that stands in an address (`https://mail:secret@…`). */
function bySecret(header: string, secret: string): boolean {
  const [scheme = '', value = ''] = header.split(' ')
  if (/^bearer$/i.test(scheme)) return same(value, secret)
  if (!/^basic$/i.test(scheme)) return false
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return same(pair.slice(pair.indexOf(':') + 1), secret)
}

const isFresh = (seconds: string, now: number): boolean => Math.abs(now - Number(seconds) * 1000) <= aloneMs

/** Standard Webhooks: a signature over id, time and body. */
function bySignature({ headers, body }: Proof, secret: string, now: number): boolean {
  const [id, time, given] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`] ?? ''))
  if (!given || !time || !isFresh(time, now)) return false
  const mine = createHmac('sha256', secret).update(`${id}.${time}.`).update(body).digest('base64')
  return given.split(' ').some((each) => same(each, `v1,${mine}`))
}

/** Mailgun signs a time and a token, in the form itself. */
function byForm({ type, body }: Proof, secret: string, now: number): boolean {
  if (type !== 'application/x-www-form-urlencoded') return false
  const form = new URLSearchParams(body.toString('utf8'))
  const [time, token, given] = ['timestamp', 'token', 'signature'].map((name) => form.get(name) ?? '')
  if (!given || !time || !isFresh(time, now)) return false
  return same(given, createHmac('sha256', secret).update(`${time}${token}`).digest('hex'))
}

/** Whether the call knows the secret: by itself, or by a signature that is no older than five minutes. */
export const isOurs = (proof: Proof, secret: string, now: number): boolean =>
  bySecret(String(proof.headers.authorization ?? ''), secret) ||
  bySignature(proof, secret, now) ||
  byForm(proof, secret, now)
