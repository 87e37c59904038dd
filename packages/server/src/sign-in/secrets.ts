import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 256 random bits, for tokens and codes. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: whoever reads the database cannot act with it. Random enough to need no salt. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((ok, fail) =>
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? fail(error) : ok(key))),
  )

/** A password as it is stored: `scrypt$salt$key`, slow to guess. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Takes as long for nobody's password as for somebody's, so that time does not tell who exists. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? '').split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}
