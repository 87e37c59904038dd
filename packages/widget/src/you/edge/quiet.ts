import type { GreetingMemory } from '@deskbell/greetings/memory'
import type { WidgetOptions } from '../../seams.ts'

type Site = Pick<WidgetOptions, 'siteKey'>
/** As greetings write it; they read with care, so what is damaged here is none. */
interface Kept {
  visitor?: unknown
  memory?: Partial<GreetingMemory>
}

const keyOf = ({ siteKey }: Site): string => `deskbell:${siteKey}:greetings`

/** What greetings remember on this device, or in this tab where the device keeps nothing yet. */
function read(site: Site): Kept {
  for (const store of ['localStorage', 'sessionStorage'] as const) {
    try {
      const kept = JSON.parse(window[store].getItem(keyOf(site)) ?? 'null') as Kept | null
      if (kept) return kept
    } catch {
      // Not ours, or forbidden: nothing is remembered there.
    }
  }
  return {}
}

/** Whether the shopper wants no greetings. */
export const isQuiet = (site: Site): boolean => read(site).memory?.muted === true

/** Greetings stay away from now on, on this device, or may come again. A choice of hers, so it is kept for good. */
export function setQuiet(site: Site, muted: boolean): void {
  const { visitor = `${Math.random()}`, memory } = read(site)
  try {
    localStorage.setItem(keyOf(site), JSON.stringify({ visitor, memory: { ...memory, muted } }))
  } catch {
    // Forbidden or full: greetings go on as before, and the switch shows so.
  }
}
