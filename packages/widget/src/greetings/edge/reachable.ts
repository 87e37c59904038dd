import type { WidgetOptions } from '../../seams.ts'

/** Who can answer at the site now, as its server says to anybody. */
export interface Reachable {
  online: number
  open: boolean
  opensAt: number | null
}

/** It may change while a page is open, but not by the second; in ms. */
const fresh = 60_000

/** Asks the server who is there, now and again while somebody wants to know. */
export function watchReachable(
  options: WidgetOptions,
  onChange: () => void,
  signal: AbortSignal,
): () => Reachable | null {
  let known: Reachable | null = null
  let askedAt = -Infinity
  async function ask(): Promise<void> {
    const answer = await fetch(`${options.baseUrl}/v1/sites/${options.siteKey}/availability`, { signal })
    if (!answer.ok) return
    known = (await answer.json()) as Reachable
    onChange()
  }
  return () => {
    const now = performance.now()
    if (now - askedAt > fresh && !document.hidden) {
      askedAt = now
      // Out of reach: who is there is unknown, and no rule about it holds.
      ask().catch(() => {
        known = null
      })
    }
    return known
  }
}
