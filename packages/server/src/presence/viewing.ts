import type { Viewer, Viewers } from '@deskbell/protocol'

/** Somebody's screen, and what is open on it. */
export interface Look {
  /** One screen of an agent. */
  screen: string
  agent: { id: string; name: string }
  conversation: string | null
  replying: boolean
}

/** A screen says again and again what it shows; one that has not for so long is gone, milliseconds. */
const lastsMs = 60_000

/** Who looks at what. Kept nowhere: screens say it again. */
export interface Viewing {
  /** Notes what a screen shows; resolves to the conversations whose viewers are others than before. */
  set(site: string, look: Look): Viewers[]
  of(site: string): Viewers[]
  /** Forgets screens that say nothing any more. */
  sweep(): { site: string; changed: Viewers[] }[]
}

export function createViewing(now: () => number): Viewing {
  const sites = new Map<string, Map<string, Look & { at: number }>>()

  function viewersOf(site: string, conversation: string): Viewers {
    const viewers = new Map<string, Viewer>()
    for (const { agent, replying, ...look } of sites.get(site)?.values() ?? []) {
      if (look.conversation !== conversation) continue
      viewers.set(agent.id, { ...agent, replying: replying || (viewers.get(agent.id)?.replying ?? false) })
    }
    return { conversation, viewers: [...viewers.values()] }
  }

  function set(site: string, look: Look): Viewers[] {
    const screens = sites.get(site) ?? new Map<string, Look & { at: number }>()
    sites.set(site, screens)
    const touched = new Set([screens.get(look.screen)?.conversation ?? null, look.conversation])
    touched.delete(null)
    const before = [...touched].map((id) => JSON.stringify(viewersOf(site, id ?? '')))
    if (look.conversation === null) screens.delete(look.screen)
    else screens.set(look.screen, { ...look, at: now() })
    return [...touched]
      .map((id) => viewersOf(site, id ?? ''))
      .filter((viewers, index) => JSON.stringify(viewers) !== before[index])
  }

  return {
    set,
    of(site) {
      const ids = new Set([...(sites.get(site)?.values() ?? [])].map(({ conversation }) => conversation ?? ''))
      return [...ids].map((id) => viewersOf(site, id))
    },
    sweep: () =>
      [...sites].map(([site, screens]) => {
        const gone = [...screens.values()].filter(({ at }) => now() - at > lastsMs)
        return { site, changed: gone.flatMap((look) => set(site, { ...look, conversation: null })) }
      }),
  }
}
