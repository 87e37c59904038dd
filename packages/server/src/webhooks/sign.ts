import { createHmac } from 'node:crypto'

/** A secret for signing, in the form that libraries for Standard Webhooks take. */
export const asSecret = (token: string): string => `whsec_${Buffer.from(token, 'base64url').toString('base64')}`

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice('whsec_'.length), 'base64')

/**
 * The headers of a delivery, as Standard Webhooks writes them: a signature over id, time and body by each secret that
 * counts now.
 * @param at milliseconds
 */
export function signed(id: string, at: number, body: string, secrets: readonly string[]): Record<string, string> {
  const time = String(Math.floor(at / 1000))
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${time}.${body}`)
    return `v1,${hmac.digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures.join(' ') }
}
