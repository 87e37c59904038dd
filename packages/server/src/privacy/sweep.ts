import type { Deps } from '../deps.ts'
import { dropMails } from '../store/mail.ts'
import { dropErasedTokens } from '../store/privacy.ts'
import { dropEvents } from '../store/webhooks.ts'

/** As long as a device may still come back with something unsent, and then for long. */
const rememberMs = 180 * 24 * 3600_000

/** Forgets the hashes of tokens whose visitors were erased long ago. */
export async function sweepErasedTokens({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  await db.write((sql) => dropErasedTokens(sql, clock.now() - rememberMs))
}

/** Told events stay for as long as somebody may want to look why. */
const toldMs = 30 * 24 * 3600_000

/** Forgets what was told to webhooks long ago. */
export async function sweepEvents({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  await db.write((sql) => dropEvents(sql, clock.now() - toldMs))
}

/** Forgets what was sent by e-mail long ago; it held no words. */
export async function sweepMails({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  await db.write((sql) => dropMails(sql, clock.now() - toldMs))
}
