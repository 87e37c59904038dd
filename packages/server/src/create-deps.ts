import { createSiteBook, type SiteBook } from './content/site-book.ts'
import type { Clock, Deps, Site } from './deps.ts'
import type { Namespaces } from './edge/namespaces.ts'
import { type Node, openNode } from './edge/node.ts'
import { createPageDoor, endForeignPages } from './edge/page-door.ts'
import { createLimiter } from './limiter.ts'
import { createOutbox, type MailSettings } from './mail/outbox.ts'
import type { Options } from './options.ts'
import { createPresence } from './presence/presence.ts'
import { createViewing } from './presence/viewing.ts'
import { createLockout } from './sign-in/lockout.ts'
import { createVault } from './sign-in/vault.ts'
import type { Database } from './store/sql.ts'
import { createHooks } from './webhooks/hooks.ts'

/** Offices share an address, so that it may fail more often than an account. */
const signInLimits = { free: { account: 5, address: 50 }, perMs: 15 * 60_000, maxMs: 24 * 3600_000 }

/** How often a visitor may ask for everything at once. */
const rarely = { count: 5, perMs: 10 * 60_000 }

type Wanted = Pick<
  Options,
  | 'allowedOrigins'
  | 'publicUrl'
  | 'databaseUrl'
  | 'redisUrl'
  | 'messageLimit'
  | 'hourLimit'
  | 'siteLimit'
  | 'actLimit'
  | 'webhookAllow'
> & {
  secretKey: string | null
}

/** What of the world the use cases are given; a simulation gives another one. */
export interface World {
  nodeId: string
  spaces: Namespaces
  /** The sites as their files describe them. */
  sites: ReadonlyMap<string, Site>
  db: Database
  clock: Clock
  newId(): string
  newToken(): string
  files: Deps['files']
  deliverSoon: Deps['deliverSoon']
  /** How e-mail is sent, where it is. */
  mail: (MailSettings & { soon(): void }) | null
  onError(error: unknown): void
}

/** Puts together what all use cases work with, and this process's place among the others. */
export async function createDeps(options: Wanted, world: World): Promise<{ deps: Deps; node: Node }> {
  const { nodeId, spaces, db, clock, onError } = world
  const presence = createPresence(db, nodeId, onError)
  const siteBook: SiteBook = createSiteBook(world.sites, db, (site) => endForeignPages(spaces.visitor, pages, site))
  const pages = createPageDoor({ sites: siteBook.sites, siteBook, onError }, options)
  await siteBook.refresh()
  const { sites } = siteBook
  const viewing = createViewing(clock.now)
  const node = await openNode(options, nodeId, spaces, { db, sites, presence, viewing, clock }, onError)
  const hooks = createHooks({ db, clock, newId: world.newId, onKept: world.deliverSoon })
  await hooks.refresh()
  const deps: Deps = {
    ...{ hooks, deliverSoon: world.deliverSoon, webhookAllow: options.webhookAllow },
    ...{ db, sites, siteBook, pages, presence, viewing, clock, newId: world.newId, newToken: world.newToken },
    ...{ publish: node.publish, follow: node.follow, onError, files: world.files },
    mail: world.mail && createOutbox(world.mail, { clock, newId: world.newId, soon: world.mail.soon }),
    messageLimit: createLimiter(options.messageLimit, clock.now),
    hourLimit: createLimiter(options.hourLimit, clock.now),
    siteLimit: createLimiter(options.siteLimit, clock.now),
    actLimit: createLimiter(options.actLimit, clock.now),
    rareLimit: createLimiter(rarely, clock.now),
    lockout: createLockout(signInLimits, clock.now),
    vault: createVault(options.secretKey),
  }
  return { deps, node }
}
