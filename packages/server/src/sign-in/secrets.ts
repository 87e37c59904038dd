import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for tokens and codes. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: whoever reads the database cannot act with it. Random enough to need no salt. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
