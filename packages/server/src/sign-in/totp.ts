import { Secret, TOTP } from 'otpauth'

const periodMs = 30_000

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Deskbell', label, secret: Secret.fromBase32(secret), period: periodMs / 1000 })

/** A new secret of 160 bits, and the address that authenticator apps read. */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totpOf(secret, label).toString() }
}

/**
 * The step of time that the code belongs to, one step early or late allowed; `null` where it is wrong, or not newer
 * than `last`: a code works once.
 */
export function totpStep(secret: string, code: string, now: number, last: number | null): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret).validate({ token, timestamp: now, window: 1 })
  if (delta === null) return null
  const step = Math.floor(now / periodMs) + delta
  return last !== null && step <= last ? null : step
}
