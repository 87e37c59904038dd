import { type GreetingMemory, parseMemory } from '@deskbell/greetings/memory'

/** What a visit is remembered by: who draws the variants, which visit this is, and the counters behind caps. */
export interface Kept {
  visitor: string
  session: string
  /** When the visit began, ms since 1970. */
  since: number
  pages: number
  memory: GreetingMemory
}

export interface Keeper {
  read(): Kept
  /** Keeps the change. `forGood` is an act of the shopper: only from then on it outlives the tab. */
  change(change: (kept: Kept) => Partial<Kept>, forGood?: boolean): void
}

const fromStorage = (storage: () => Storage, key: string): Record<string, unknown> | null => {
  try {
    const value = JSON.parse(storage().getItem(key) ?? '') as unknown
    return typeof value === 'object' && value ? (value as Record<string, unknown>) : null
  } catch {
    // Nothing there, not ours, or forbidden: not remembered.
    return null
  }
}
const toStorage = (storage: () => Storage, key: string, value: unknown) => {
  try {
    storage().setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: this page still remembers.
  }
}
const local = () => localStorage
const session = () => sessionStorage
const textOf = (value: unknown) => (typeof value === 'string' ? value : crypto.randomUUID())
const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)

/** The tab's memory, and after the shopper's first act the device's, which its other tabs share. */
export function createKeeper(siteKey: string): Keeper {
  const key = `deskbell:${siteKey}:greetings`
  let page: Record<string, unknown> = {}
  const read = (): Kept => {
    const visit = fromStorage(session, key) ?? page
    const device = fromStorage(local, key) ?? visit
    return {
      visitor: textOf(device.visitor),
      session: textOf(visit.session),
      since: numberOf(visit.since, Date.now()),
      pages: numberOf(visit.pages, 0),
      memory: parseMemory(device.memory),
    }
  }
  const change: Keeper['change'] = (run, forGood) => {
    const before = read()
    const kept = { ...before, ...run(before) }
    page = { ...kept }
    toStorage(session, key, kept)
    const { visitor, memory } = kept
    if (forGood || fromStorage(local, key)) toStorage(local, key, { visitor, memory })
  }
  change(({ pages }) => ({ pages: pages + 1 }))
  return { read, change }
}
