import { createHmac, timingSafeEqual } from 'node:crypto'

/** A call that is older than this, or from so far ahead, is taken for a repeated one. */
const toleranceMs = 5 * 60_000

export interface Signed {
  'webhook-id'?: string
  'webhook-timestamp'?: string
  'webhook-signature'?: string
}

/**
 * Whether a call is Deskbell's: signed with our secret, unaltered and fresh. Give it the body as it came, byte for byte.
 * @param now milliseconds since 1970
 */
export function isGenuine(headers: Signed, body: string, secret: string, now: number): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': time = '', 'webhook-signature': signatures = '' } = headers
  if (!/^\d+$/.test(time) || Math.abs(now - Number(time) * 1000) > toleranceMs) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest()
  // While a secret is changed there are two signatures.
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
