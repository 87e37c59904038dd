import type { Consent } from '../seams.ts'

/** What a tool says; `null` before the shopper chose. */
export type Reading = Partial<Consent> | null

/** How one consent tool is read, and when it is read again. */
export interface ConsentTool {
  here(): boolean
  read(): Reading
  /** Runs `again` after each change, until the signal aborts. */
  watch(again: () => void, signal: AbortSignal): void
}

/** The page's globals; any of them may be something else than its name says. */
type Page = Record<string, never> & {
  Shopify?: { customerPrivacy?: Record<string, () => unknown> }
  OnetrustActiveGroups?: unknown
  Cookiebot?: { consent?: Record<string, unknown>; hasResponse?: boolean }
  __tcfapi?: (command: string, version: number, run: (data: TcfData, ok: boolean) => void, id?: number) => void
  wp_has_consent?: (category: string) => boolean
  _hsp?: { push(call: [string, (consent: HubSpotConsent) => void]): void }
  dataLayer?: unknown
}
interface HubSpotConsent {
  allowed?: boolean
  categories?: Record<string, boolean>
}
interface TcfData {
  eventStatus?: string
  listenerId?: number
  gdprApplies?: boolean
  purpose?: { consents?: Record<string, boolean> }
}
const page = () => window as unknown as Page

const on = (target: EventTarget, names: string[]) => (again: () => void, signal: AbortSignal) => {
  for (const name of names) target.addEventListener(name, again, { signal })
}

const shopify: ConsentTool = {
  here: () => typeof page().Shopify?.customerPrivacy?.preferencesProcessingAllowed === 'function',
  read: () => ({
    preferences: page().Shopify?.customerPrivacy?.preferencesProcessingAllowed?.() === true,
    analytics: page().Shopify?.customerPrivacy?.analyticsProcessingAllowed?.() === true,
  }),
  watch: on(document, ['visitorConsentCollected']),
}

const oneTrust: ConsentTool = {
  here: () => typeof page().OnetrustActiveGroups === 'string',
  read() {
    const groups = `${page().OnetrustActiveGroups}`.split(',')
    return { preferences: groups.includes('C0003'), analytics: groups.includes('C0002') }
  },
  watch: on(window, ['OneTrustGroupsUpdated']),
}

const cookiebot: ConsentTool = {
  here: () => typeof page().Cookiebot?.consent === 'object',
  read() {
    const { consent, hasResponse } = page().Cookiebot ?? {}
    if (!hasResponse) return null
    return { preferences: consent?.preferences === true, analytics: consent?.statistics === true }
  },
  watch: on(window, ['CookiebotOnAccept', 'CookiebotOnDecline']),
}

const wordPress: ConsentTool = {
  here: () => typeof page().wp_has_consent === 'function',
  read: () => ({
    preferences: page().wp_has_consent?.('preferences') === true,
    analytics: page().wp_has_consent?.('statistics') === true,
  }),
  watch: on(document, ['wp_listen_for_consent_change']),
}

/** Purpose 1 is keeping things on the device, 8 measuring what is read, 9 knowing an audience by statistics. */
function createTcf(): ConsentTool {
  let known: Reading = null
  return {
    here: () => typeof page().__tcfapi === 'function',
    read: () => known,
    watch(again, signal) {
      page().__tcfapi?.('addEventListener', 2, (data, ok) => {
        if (!ok || signal.aborted || !/^(tcloaded|useractioncomplete)$/.test(data.eventStatus ?? '')) return
        const may = (purpose: number) => data.gdprApplies === false || data.purpose?.consents?.[purpose] === true
        known = { preferences: may(1), analytics: may(1) && may(8) }
        again()
        signal.addEventListener('abort', () => page().__tcfapi?.('removeEventListener', 2, () => {}, data.listenerId))
      })
    },
  }
}

/**
 * HubSpot's banner calls at once where the shopper chose before or where it is switched off, and after each choice. It
 * cannot be told to stop.
 */
function createHubSpot(): ConsentTool {
  let known: Reading = null
  return {
    here: () => typeof page()._hsp?.push === 'function',
    read: () => known,
    watch(again, signal) {
      const heard = ({ allowed, categories }: HubSpotConsent) => {
        if (signal.aborted) return
        const may = (category: string) => (categories ? categories[category] : allowed) === true
        known = { preferences: may('functionality'), analytics: may('analytics') }
        again()
      }
      page()._hsp?.push(['addPrivacyConsentListener', heard])
    },
  }
}

/** The last word on each kind of storage; `arguments` objects stand in the layer as they were pushed. */
function readGoogle(): Reading {
  const layer = page().dataLayer
  const said: Record<string, unknown> = {}
  if (Array.isArray(layer)) {
    for (const one of layer) if (one?.[0] === 'consent') Object.assign(said, one[2])
  }
  const preferences = said.functionality_storage ?? said.personalization_storage
  const analytics = said.analytics_storage
  return {
    ...(preferences ? { preferences: preferences === 'granted' } : {}),
    ...(analytics ? { analytics: analytics === 'granted' } : {}),
  }
}

const google: ConsentTool = {
  here: () => Object.keys(readGoogle() ?? {})[0] !== undefined,
  read: readGoogle,
  // Nothing tells of a change, and wrapping the page's own `push` would be its fault to find: a look now and then.
  watch(again, signal) {
    const timer = setInterval(again, 2000)
    signal.addEventListener('abort', () => clearInterval(timer))
  },
}

/** All tools there are. Where a page has several, each may only take away. */
export const createTools = (): ConsentTool[] => [
  shopify,
  oneTrust,
  cookiebot,
  wordPress,
  createTcf(),
  createHubSpot(),
  google,
]
