import { type GreetingMemory, keptOr, parseMemory } from '@deskbell/greetings/memory'
import type { Shell } from '../../launcher/shell.ts'
import type { GreetingRecord } from '../records.ts'

/** What a visit is remembered by: who draws the variants, which visit this is, and the counters behind caps. */
export interface Kept {
  /** Never leaves the device. */
  visitor: string
  session: string
  /** When the visit began, ms since 1970. */
  since: number
  pages: number
  memory: GreetingMemory
  /** What happened and may not be told yet. */
  untold: GreetingRecord[]
}

export interface Keeper {
  read(): Kept
  /** Keeps a change of the memory. `forGood` is an act of the shopper: only from then on it outlives the tab. */
  remember(change: (memory: GreetingMemory) => GreetingMemory, forGood?: boolean): void
  /** Keeps in the tab what may not be told yet. */
  wait(untold: GreetingRecord[]): void
}

type Stored = { [K in keyof Kept]?: unknown }
type Place = 'localStorage' | 'sessionStorage'

export function load(place: Place, key: string): Stored | null {
  try {
    return JSON.parse(`${window[place].getItem(key)}`) as Stored | null
  } catch {
    // Not ours, or forbidden: not remembered.
    return null
  }
}

export function save(place: Place, key: string, value: object): void {
  try {
    window[place].setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: this page still remembers.
  }
}

const idOf = (value: unknown) => keptOr(value, `${Math.random()}`)

/** The tab's memory, and after the shopper's first act the device's, which its other tabs share; the
 * latter only while the shopper agrees. */
export function createKeeper(shell: Shell): Keeper {
  const key = `deskbell:${shell.options.siteKey}:greetings`
  let page: Stored = {}
  const read = (): Kept => {
    const visit = load('sessionStorage', key) ?? page
    const device = load('localStorage', key) ?? visit
    return {
      untold: Array.isArray(visit.untold) ? visit.untold : [],
      visitor: idOf(device.visitor),
      session: idOf(visit.session),
      since: keptOr(visit.since, Date.now()),
      pages: keptOr(visit.pages, 0),
      memory: parseMemory(device.memory),
    }
  }
  const keep = (kept: Kept) => {
    page = kept
    save('sessionStorage', key, kept)
  }
  // Code out of reach: then this visit remembers, and no more.
  const keepForGood = (kept: Stored) =>
    import('../../consent/ask.ts')
      .then(({ askConsent }) => askConsent(shell))
      .then(({ preferences }) => preferences && save('localStorage', key, kept))
      .catch(() => {})
  const first = read()
  keep({ ...first, pages: first.pages + 1 })
  return {
    read,
    remember(change, forGood) {
      const before = read()
      const memory = change(before.memory)
      keep({ ...before, memory })
      const device = load('localStorage', key)
      if (forGood || device) void keepForGood({ ...device, visitor: before.visitor, memory })
    },
    wait: (untold) => keep({ ...read(), untold }),
  }
}
