import { createHmac } from 'node:crypto'
import type { Attributes } from '@deskbell/protocol'
import { SignJWT } from 'jose'

export interface SignedPerson {
  /** Your own id of the person: an id that stays, never the e-mail. */
  id: string
  name?: string
  email?: string
  attributes?: Attributes
}
export interface SigningOptions {
  /** The secret that the Deskbell server knows under the key's id. */
  secret: string
  /** Id of the key in `identity.json`; needed where there is more than one. */
  keyId?: string
  site: string
  /** How long the token works; at most 3600, which is also the default. */
  seconds?: number
}

/**
 * Signs who your shopper is, on your server, for `Deskbell.identify(person, { token })`.
 * @example app.get('/deskbell-token', async (req, res) => res.send(await signIdentity(req.user, { secret, site: 'shop' })))
 */
export const signIdentity = (
  { id, name, email, attributes }: SignedPerson,
  { secret, keyId, site, seconds = 3600 }: SigningOptions,
): Promise<string> =>
  new SignJWT({
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(attributes === undefined ? {} : { attributes }),
  })
    .setProtectedHeader({ alg: 'HS256', ...(keyId === undefined ? {} : { kid: keyId }) })
    .setSubject(id)
    .setAudience(site)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(new TextEncoder().encode(secret))

/** The keyed hash of an id that other chats use, for moving over: `HMAC-SHA256(secret, id)` in hexadecimal. */
export const hashUser = (id: string, secret: string): string => createHmac('sha256', secret).update(id).digest('hex')
