import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets that must be read again: whoever has the database alone cannot. */
export interface Vault {
  /** False where no key was given: then nothing can be kept. */
  readonly open: boolean
  seal(text: string): string
  /** `null` for what was sealed by another key, or altered. */
  unseal(sealed: string): string | null
}

/** AES-256-GCM under a key derived from the server's own. */
export function createVault(secretKey: string | null): Vault {
  const key = Buffer.from(hkdfSync('sha256', secretKey ?? '', '', 'deskbell vault 1', 32))
  return {
    open: secretKey !== null,
    seal(text) {
      if (secretKey === null) throw new Error('the server has no secretKey')
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        cipher.setAuthTag(bytes.subarray(12, 28))
        return cipher.update(bytes.subarray(28), undefined, 'utf8') + cipher.final('utf8')
      } catch {
        return null
      }
    },
  }
}
