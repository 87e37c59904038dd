import type {
  AnswerChange,
  AnswersFile,
  DeskFile,
  Entry,
  Erased,
  GreetingRules,
  LowScoreNews,
  Retention,
  Role,
  SiteConfig,
  Survey,
  Typing,
} from '@deskbell/protocol'
import type { SiteBook } from './content/site-book.ts'
import type { PageDoor } from './edge/page-door.ts'
import type { FileStore } from './files/file-store.ts'
import type { IdentityRules } from './identity/read-rules.ts'
import type { Limiter } from './limiter.ts'
import type { MailOutbox } from './mail/outbox.ts'
import type { Presence } from './presence/presence.ts'
import type { Look, Viewing } from './presence/viewing.ts'
import type { Lockout } from './sign-in/lockout.ts'
import type { Vault } from './sign-in/vault.ts'
import type { ConversationRow } from './store/conversations.ts'
import type { Database } from './store/sql.ts'
import type { Hooks } from './webhooks/hooks.ts'

/** Who asks, as the door found out; never what the request says of itself. */
export interface VisitorWho {
  id: string
  site: string
  locale: string
}
export interface AgentWho {
  id: string
  site: string
  name: string
  role: Role
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; returns how to call it off. */
  after(ms: number, run: () => void): () => void
}

/** A site as its owner's files describe it. */
export interface Site {
  key: string
  name: string
  config: SiteConfig
  greetings: GreetingRules
  surveys: readonly Survey[]
  desk: DeskFile
  /** How visitors prove who they are; `null` where they cannot. */
  identity: IdentityRules | null
  /** Who makes answers on the server, if anybody does. */
  answers: AnswersFile | null
  /** File name → content: the manifest and the bundles it names. */
  help: ReadonlyMap<string, Buffer>
  /** How many bytes of files the site may keep in all. */
  fileBytes: number
  /** How long things are kept. */
  retention: Retention
  /** Parts of a page's query that may be kept. */
  pageQuery: readonly string[]
  /** Pages that may show its widget, by its files; `null` for all that the server lets in. */
  origins: readonly string[] | null
  /** Pages that its owner named besides. */
  addedOrigins: readonly string[]
}

export type Place = Pick<ConversationRow, 'id' | 'site' | 'visitor'>

/** Tells those entitled, after the commit. What it says may be lost: the log is the truth. */
export interface Publish {
  /** @param answered the connection whose acknowledgement tells the same, so that it needs no push */
  entry(place: Place, entry: Entry, answered?: string | null): void
  /** This connection asked again for what is stored: its first acknowledgement came too late or never. */
  again(connection: string, entry: Entry): void
  /** State besides the log changed; `moved` when status or agent did, so that queue and counts follow. */
  conversation(place: Place, moved: boolean): void
  receipt(place: Place, side: 'visitor' | 'agent', marks: { delivered: number; read: number }): void
  typing(place: Place, typing: Typing): void
  /** An answer being made got further or ended; only for the devices of this process, the entry reaches all. */
  answer(place: Place, change: AnswerChange): void
  context(who: VisitorWho): void
  presence(site: string): void
  /** A visitor came or went. */
  visitor(who: VisitorWho): void
  report(site: string): void
  /** The site's shared views changed, or those that an agent has for herself. */
  views(site: string, owner: string | null): void
  /** Somebody was not served well; agents hear of it at once. */
  lowScore(site: string, news: LowScoreNews): void
  /** What an agent's screen shows. */
  viewing(site: string, look: Look): void
  /** Nothing of the visitor is there any more: her devices end, and agents' lists forget her. */
  erased(site: string, erased: Erased): void
  /** A session is over: its sockets end. */
  signedOut(session: string): void
}

/**
 * Makes sure that what other nodes commit from now on is pushed here, too. To be awaited between joining the push room
 * and reading the log, so that nothing falls between.
 */
export interface Follow {
  visitor(id: string): Promise<void>
  conversation(id: string): Promise<void>
}

export interface Deps {
  db: Database
  /** The sites as they are served: their files with what owners published over them. */
  sites: ReadonlyMap<string, Site>
  siteBook: SiteBook
  /** Which pages may talk to this server. */
  pages: PageDoor
  publish: Publish
  presence: Presence
  viewing: Viewing
  follow: Follow
  clock: Clock
  /** A new random UUID. */
  newId(): string
  /** A new secret of 256 random bits. */
  newToken(): string
  /** Where files are kept; `null` where no place is configured. */
  files: FileStore | null
  /** What others want to be told of. */
  hooks: Hooks
  /** Something is due to be delivered now. */
  deliverSoon(): void
  /** Origins that webhooks may name though they are no public https. */
  webhookAllow: readonly string[]
  /** E-mail that is to be sent; `null` where the server has no mail server. */
  mail: MailOutbox | null
  messageLimit: Limiter
  /** A visitor's words in the long run, and messages of all visitors of a site. */
  hourLimit: Limiter
  siteLimit: Limiter
  actLimit: Limiter
  /** For what reads or removes everything of somebody. */
  rareLimit: Limiter
  /** Failures to sign in. */
  lockout: Lockout
  vault: Vault
  /** Something in the background failed. */
  onError(error: unknown): void
}
