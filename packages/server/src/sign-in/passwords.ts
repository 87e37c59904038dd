import { scrypt, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes, as OWASP asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password as it is stored, slow to guess. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** Nobody's: checked where there is no account, so that time does not tell who exists. */
let nobodys: Promise<string> | null = null

const oldCost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
/** `scrypt$salt$key`, as passwords were stored before. */
function isOldPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', key = ''] = stored.split('$')
  const expected = Buffer.from(key, 'base64url')
  return new Promise((ok, fail) =>
    scrypt(password, Buffer.from(salt, 'base64url'), 32, oldCost, (error, derived) =>
      error ? fail(error) : ok(expected.length === derived.length && timingSafeEqual(expected, derived)),
    ),
  )
}

/** Takes as long for nobody's password as for somebody's. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const given = password.normalize('NFKC')
  if (stored?.startsWith('scrypt$')) return isOldPassword(given, stored)
  nobodys ??= hashPassword('')
  const matches = await verify(stored ?? (await nobodys), given)
  return matches && stored !== null
}
