import { createPublicKey } from 'node:crypto'
import type { IdentityFile } from '@deskbell/protocol'
import { ConfigError } from '../config-error.ts'

/** A key that tokens are checked with, and the one algorithm it is for. */
export interface IdentityKey {
  id: string
  algorithm: string
  key: ReturnType<typeof createPublicKey> | Uint8Array
  /** The secret itself, where it is one. */
  secret: string | null
}

/** How a site's shop proves who its shoppers are. */
export interface IdentityRules {
  require: boolean
  userHash: boolean
  keys: readonly IdentityKey[]
}

const secretLength = 32

function readKey(given: IdentityFile['keys'][number], secrets: Readonly<Record<string, string>>): IdentityKey {
  const { id } = given
  if ('publicKey' in given) {
    try {
      return { id, algorithm: given.algorithm, key: createPublicKey(given.publicKey), secret: null }
    } catch {
      throw new ConfigError(`identity.json: key ${id}`, 'a publicKey that cannot be read', 'a public key as PEM')
    }
  }
  const secret = Object.hasOwn(secrets, given.secret) ? secrets[given.secret] : undefined
  if (secret === undefined || secret.length < secretLength) {
    const what = `a random text of ${secretLength} characters or more, which identity.json names`
    throw new ConfigError(`secrets.${given.secret}`, secret === undefined ? 'missing' : 'shorter', what)
  }
  return { id, algorithm: 'HS256', key: new TextEncoder().encode(secret), secret }
}

/** The rules of `identity.json` with its keys, or `null` without the file. @throws ConfigError for a key that is none */
export function readIdentityRules(
  file: IdentityFile | null,
  secrets: Readonly<Record<string, string>>,
): IdentityRules | null {
  if (!file) return null
  return { require: file.require, userHash: file.userHash, keys: file.keys.map((key) => readKey(key, secrets)) }
}
