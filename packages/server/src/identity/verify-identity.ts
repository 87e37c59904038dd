import { timingSafeEqual } from 'node:crypto'
import { IdentityClaims, type IdentityFault, type IdentityProof, parse } from '@deskbell/protocol'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { IdentityKey, IdentityRules } from './read-rules.ts'
import { hashUser } from './sign-identity.ts'

/** Somebody whom the shop vouches for. */
export interface ProvenPerson {
  sub: string
  name: string | null
  email: string | null
  attributes: Record<string, string>
  /** Until when; `null` for a keyed hash, which says nothing of time. */
  expiresAt: number | null
}
type Verified = { ok: true; person: ProvenPerson } | { ok: false; fault: IdentityFault }

/** Clocks may differ by so much, seconds. */
const tolerance = 60
const longest = 3600
const failed = (fault: IdentityFault): Verified => ({ ok: false, fault })

/** The key that the token names; without a name the only one there is. Its algorithm is the key's, not the token's. */
function pickKey(keys: readonly IdentityKey[]): JWTVerifyGetKey {
  return async ({ kid, alg }) => {
    const found = kid === undefined ? (keys.length === 1 ? keys[0] : undefined) : keys.find(({ id }) => id === kid)
    if (!found || found.algorithm !== alg) throw new errors.JWKSNoMatchingKey()
    return found.key
  }
}

function faultOf(error: unknown): IdentityFault {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSEAlgNotAllowed) return 'key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JWTClaimValidationFailed) {
    const faults: Record<string, IdentityFault> = { aud: 'audience', sub: 'subject', exp: 'lifetime' }
    return faults[error.claim] ?? 'claims'
  }
  return 'token'
}

function readClaims(payload: JWTPayload, now: number): Verified {
  const parsed = parse(IdentityClaims, payload)
  if (!parsed.ok) return failed(parsed.problem.field === 'sub' ? 'subject' : 'claims')
  const { sub, exp, name = null, email = null, attributes = {} } = parsed.value
  if (exp - now / 1000 > longest + tolerance) return failed('lifetime')
  return { ok: true, person: { sub, name, email, attributes: asTexts(attributes), expiresAt: exp * 1000 } }
}

/** Values of attributes as they are shown. */
export const asTexts = (attributes: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]))

function verifyHash(rules: IdentityRules, { id, userHash }: { id: string; userHash: string }): Verified {
  const given = Buffer.from(userHash.toLowerCase())
  const right = rules.keys.some(
    ({ secret }) => secret !== null && timingSafeEqual(given, Buffer.from(hashUser(id, secret))),
  )
  if (!rules.userHash || !right) return failed('hash')
  return { ok: true, person: { sub: id, name: null, email: null, attributes: {}, expiresAt: null } }
}

/**
 * Checks a proof: signature by the key it names and by that key's algorithm only, audience, subject, and a life of at
 * most an hour, clocks a minute apart at most.
 */
export async function verifyIdentity(
  rules: IdentityRules | null,
  proof: IdentityProof,
  { site, now }: { site: string; now: number },
): Promise<Verified> {
  if (!rules) return failed('key')
  if (!('token' in proof)) return verifyHash(rules, proof)
  try {
    const { payload } = await jwtVerify(proof.token, pickKey(rules.keys), {
      algorithms: rules.keys.map(({ algorithm }) => algorithm),
      audience: site,
      clockTolerance: tolerance,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'aud', 'exp'],
    })
    return readClaims(payload, now)
  } catch (error) {
    return failed(faultOf(error))
  }
}
