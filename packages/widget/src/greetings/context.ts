import { reasonsOf } from '@deskbell/greetings/caps'
import type { Moment } from '@deskbell/greetings/check'
import { severalSizes } from '@deskbell/storefront/several-sizes'
import type { ObservedPage } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Acts } from './edge/acts.ts'
import type { Behaviour, Busy } from './edge/behaviour.ts'
import type { Kept } from './edge/kept.ts'
import type { Rare } from './rare.ts'

/** What a decision is made of. `rare` and `acts` are there where the rule file needs them. */
export interface Sources {
  shell: Shell
  page: ObservedPage
  behaviour: Behaviour
  acts: Acts | undefined
  rare: Rare | null
  /** Whether the page asks for consent; there once something is due. */
  bannerStands?: () => boolean
}

const device = (): 'mobile' | 'tablet' | 'desktop' => {
  if (!matchMedia('(pointer:coarse)').matches) return 'desktop'
  return Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet'
}

/** All that a decision rests on, as it is now. */
export function contextOf(sources: Sources, kept: Kept, isShown: boolean): Moment {
  const { shell, page, behaviour, acts, rare } = sources
  const { look, get } = shell
  const { visitor: visitorId, session, pages, memory } = kept
  const now = Date.now()
  const cart = page.cart()
  const changed = page.cartChangedAt()
  const locale = shell.locale()
  const url = page.address()
  const busy: Busy = {
    ...behaviour.busy(sources.bannerStands),
    'panel-open': look.isOpen,
    'greeting-visible': isShown,
    'agent-wrote': look.unread,
    'in-conversation': get?.('conversationId'),
    automated: navigator.webdriver && !shell.options.debug,
  }
  return {
    now,
    utcOffset: -new Date(now).getTimezoneOffset(),
    visitorId,
    session,
    pageId: `${session}:${pages}:${page.views()}`,
    pageSeconds: (now - page.since()) / 1000,
    memory,
    busy: reasonsOf(busy),
    locale,
    rare: rare?.parts ?? null,
    ...(rare && { vars: rare.vars(locale) }),
    facts: {
      ...acts?.facts(),
      ...rare?.facts(url, now),
      seconds: behaviour.seconds(),
      url,
      page: page.page().type,
      cart,
      severalSizes: cart && severalSizes(cart),
      cartIdleMinutes: changed === null ? null : (now - changed) / 60_000,
      sessionSeconds: (now - kept.since) / 1000,
      pages: pages + page.views() - 1,
      referrer: document.referrer,
      device: device(),
      language: locale,
    },
  }
}
