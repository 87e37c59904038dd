import type { Cart, PageType } from '@deskbell/protocol'
import type { GreetingMemory } from './memory.ts'

/** Things of the moment that keep every greeting away; the edge says which hold. */
export type GreetingBusy =
  | 'panel-open'
  | 'in-conversation'
  | 'agent-wrote'
  | 'input-focused'
  | 'modal-open'
  | 'greeting-visible'
  | 'tab-hidden'
  | 'automated'

/** One product held in more than one size, as cart facts give it. */
export interface SeveralSizes {
  name: string
  sizes: readonly string[]
  color: string | null
}

export interface GreetingProduct {
  id: string | null
  name: string | null
  url?: string | null
  price: number | null
  options: Readonly<Record<string, readonly string[]>>
}

/** What conditions may ask about. A missing or `null` fact is unknown, and a condition on it never holds. */
export interface GreetingFacts {
  /** Full address of the page. */
  url?: string | null
  page?: PageType | null
  product?: GreetingProduct | null
  cart?: Cart | null
  /** `null` where no product is in the cart in several sizes; only read while `cart` is known. */
  severalSizes?: SeveralSizes | null
  /** Minutes since the cart last changed. */
  cartIdleMinutes?: number | null
  /** Seconds on this page with the tab visible. */
  seconds?: number | null
  sessionSeconds?: number | null
  idleSeconds?: number | null
  /** Percent of the page seen, 0–100. */
  scroll?: number | null
  exitIntent?: boolean | null
  /** Selectors (see `selectorsOf`) that the visitor clicked on this page. */
  clicked?: readonly string[] | null
  /** Pages in this visit. */
  pages?: number | null
  visits?: number | null
  daysSinceLastVisit?: number | null
  /** Since any survey was put before the visitor on this device. */
  daysSinceSurvey?: number | null
  /** Empty for a visitor who came without one. */
  referrer?: string | null
  utm?: { readonly [K in 'source' | 'medium' | 'campaign' | 'term' | 'content']?: string } | null
  device?: 'mobile' | 'tablet' | 'desktop' | null
  language?: string | null
  country?: string | null
  hours?: 'open' | 'closed' | null
  agents?: 'online' | 'offline' | null
  identified?: boolean | null
  attributes?: Readonly<Record<string, unknown>> | null
  /** Names of the events the site sent. */
  events?: readonly string[] | null
}

export type GreetingPlaceholder = 'product' | 'sizes' | 'color' | 'count' | 'total' | 'gap' | 'firstName' | 'opensAt'
export type GreetingVars = { readonly [K in GreetingPlaceholder]?: string }

/** All that a decision about greetings rests on: plain data, the time included. */
export interface GreetingContext {
  /** Milliseconds since 1970. */
  now: number
  /** Minutes that local time is ahead of UTC (`-date.getTimezoneOffset()`), for days, hours and dates. */
  utcOffset: number
  /** Stable per device; draws variants and the control group. */
  visitorId: string
  /** Changes with every visit. */
  session: string
  /** Changes with every page view, in-page navigation included. */
  pageId: string
  /** Seconds since this page was opened, whether or not the tab was visible. */
  pageSeconds: number
  memory: GreetingMemory
  busy: readonly GreetingBusy[]
  locale: string
  /** Language the site's plain texts are in, where known. */
  siteLocale?: string | null
  facts: GreetingFacts
  /** Words only the site knows (`firstName`, `opensAt`), or that shall replace ours. */
  vars?: GreetingVars
}
