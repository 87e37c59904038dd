import type { IdentityProof } from '@deskbell/protocol'

/** Whom a proof names, to tell people apart by; whether it is true is for the server to say. Empty without one. */
export function subjectOf(identity: IdentityProof | undefined): string {
  if (!identity) return ''
  if ('id' in identity) return identity.id
  try {
    const [, claims = ''] = identity.token.split('.')
    return JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))).sub
  } catch {
    return identity.token
  }
}
