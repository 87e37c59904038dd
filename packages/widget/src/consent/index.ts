import type { Shell } from '../launcher/shell.ts'
import type { Consent } from '../seams.ts'
import { type ConsentTool, createTools, type Reading } from './tools.ts'

const all: Consent = { preferences: true, analytics: true }
const none: Consent = { preferences: false, analytics: false }

/** Global Privacy Control and its forerunner: the shopper said no to every page. */
const objects = () =>
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true || navigator.doNotTrack === '1'

/** What several tools and the page say together: the page's own word last, of tools the strictest. */
export function decideConsent(
  mode: 'auto' | 'granted' | 'denied',
  objected: boolean,
  readings: readonly Reading[],
  said: Partial<Consent>,
): Consent {
  const start = mode === 'denied' || (mode === 'auto' && objected) ? none : all
  const asked = mode === 'auto' ? readings : []
  const may = (kind: keyof Consent) => start[kind] && asked.every((reading) => reading?.[kind] ?? false)
  return { preferences: may('preferences'), analytics: may('analytics'), ...said }
}

/** Only what a page may say, and only yes or no. */
function readSaid(given: unknown): Partial<Consent> {
  try {
    return Object.fromEntries(
      Object.entries((given ?? {}) as object).filter(
        ([kind, value]) => Object.hasOwn(all, kind) && typeof value === 'boolean',
      ),
    )
  } catch {
    // Pages pass anything: what throws when it is read says nothing.
    return {}
  }
}

/**
 * Follows what the shopper agreed to, from the page's own calls and from the consent tools it has. What is taken back
 * is forgotten at once.
 */
export function startConsent(shell: Shell, tools: readonly ConsentTool[] = createTools()): void {
  const ended = new AbortController()
  const { signal } = ended
  const here = tools.filter((tool) => tool.here())
  let agreed = all
  const look = () => {
    const said = shell.said.map(([verb, given]) => (verb === 'consent' ? readSaid(given) : {}))
    const readings = here.map((tool) => tool.read())
    agreed = decideConsent(shell.consentMode ?? 'auto', objects(), readings, Object.assign({}, ...said))
    if (!agreed.preferences) forget(shell)
  }
  for (const tool of here) tool.watch(look, signal)
  shell.hears.push(look)
  shell.ends.push(() => ended.abort())
  look()
  shell.agreed = () => agreed
}

/**
 * What was kept beyond the visit; the conversation itself stays, the shopper asked for it, and so does her own word
 * that she wants no greetings.
 */
function forget({ options }: Shell): void {
  const key = `deskbell:${options.siteKey}:greetings`
  try {
    const muted = /"muted":true/.test(localStorage.getItem(key)!)
    localStorage.removeItem(key)
    if (muted) localStorage.setItem(key, '{"memory":{"muted":true}}')
  } catch {
    // Forbidden: then nothing was kept, either.
  }
}
