import type { Entry, VisitorConversation } from '@deskbell/protocol'
import type { Storage } from './types.ts'

/** Entries are kept in blocks, so that a new one rewrites little. */
const blockSize = 100

export interface KeptSession {
  visitor: string
  token: string
}

/** What this device read and answered in a conversation. */
export interface KeptMeta {
  read: number
  answered: string[]
}

/** What a shopper's device keeps of one site. What cannot be read counts as not there: the server has it. */
export interface VisitorStore {
  /** Begin of all keys of the site; ends with a slash. */
  readonly prefix: string
  session(): Promise<KeptSession | null>
  keepSession(session: KeptSession): Promise<void>
  dropSession(): Promise<void>
  conversations(): Promise<VisitorConversation[]>
  keepConversations(list: readonly VisitorConversation[]): Promise<void>
  entries(conversation: string): Promise<Entry[]>
  /** Writes the blocks that hold entries from seq `from` on. */
  keepEntries(conversation: string, entries: readonly Entry[], from: number): Promise<void>
  dropEntries(conversation: string): Promise<void>
  meta(conversation: string): Promise<KeptMeta>
  keepMeta(conversation: string, meta: KeptMeta): Promise<void>
  dropAll(): Promise<void>
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

function isEntry(value: unknown): value is Entry {
  const { id, seq, body, author } = record(value)
  return typeof id === 'string' && typeof seq === 'number' && 'kind' in record(body) && 'kind' in record(author)
}
function isConversation(value: unknown): value is VisitorConversation {
  const { id, status, last } = record(value)
  return typeof id === 'string' && typeof status === 'string' && typeof last === 'number'
}

export function createVisitorStore(storage: Storage, site: string): VisitorStore {
  const prefix = `deskbell/${site}/`
  const threadKey = (conversation: string) => `${prefix}thread/${conversation}/`
  const metaKey = (conversation: string) => `${prefix}meta/${conversation}`

  async function dropUnder(start: string): Promise<void> {
    for (const key of await storage.keys(start)) await storage.delete(key)
  }

  return {
    prefix,
    async session() {
      const { visitor, token } = record(await storage.get(`${prefix}session`))
      return typeof visitor === 'string' && typeof token === 'string' ? { visitor, token } : null
    },
    keepSession: (session) => storage.set(`${prefix}session`, session),
    dropSession: () => storage.delete(`${prefix}session`),
    async conversations() {
      const list = await storage.get(`${prefix}conversations`)
      return Array.isArray(list) ? list.filter(isConversation) : []
    },
    keepConversations: (list) => storage.set(`${prefix}conversations`, [...list]),
    async entries(conversation) {
      const found: Entry[] = []
      for (const key of await storage.keys(threadKey(conversation))) {
        const block = await storage.get(key)
        for (const entry of Array.isArray(block) ? block : []) {
          // Another tab may have written a block while this one had fewer: what follows a gap is read anew.
          if (!isEntry(entry) || entry.seq !== found.length + 1) return found
          found.push(entry)
        }
      }
      return found
    },
    async keepEntries(conversation, entries, from) {
      for (let block = Math.floor((from - 1) / blockSize); block * blockSize < entries.length; block++) {
        const rows = entries.slice(block * blockSize, (block + 1) * blockSize)
        await storage.set(threadKey(conversation) + String(block).padStart(6, '0'), rows)
      }
    },
    dropEntries: (conversation) => dropUnder(threadKey(conversation)),
    async meta(conversation) {
      const { read, answered } = record(await storage.get(metaKey(conversation)))
      return { read: typeof read === 'number' ? read : 0, answered: strings(answered) }
    },
    keepMeta: (conversation, meta) => storage.set(metaKey(conversation), meta),
    dropAll: () => dropUnder(prefix),
  }
}
