import type { GreetingContext, GreetingFacts } from '@deskbell/greetings/context'
import { cartFacts } from '@deskbell/storefront/cart-facts'
import type { ObservedPage } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Behaviour } from './edge/behaviour.ts'
import type { Kept } from './edge/kept.ts'

const utmOf = (address: string): Exclude<GreetingFacts['utm'], undefined> => {
  const { searchParams } = new URL(address)
  return Object.fromEntries(
    ['source', 'medium', 'campaign', 'term', 'content'].flatMap((key) => {
      const value = searchParams.get(`utm_${key}`)
      return value ? [[key, value]] : []
    }),
  )
}

const device = (): 'mobile' | 'tablet' | 'desktop' =>
  matchMedia('(pointer:coarse)').matches
    ? Math.min(screen.width, screen.height) < 600
      ? 'mobile'
      : 'tablet'
    : 'desktop'

/** All that a decision rests on, as it is now. */
export function contextOf(
  shell: Shell,
  page: ObservedPage,
  behaviour: Behaviour,
  kept: Kept,
  isShown: boolean,
): GreetingContext {
  const now = Date.now()
  const cart = page.cart()
  const changed = page.cartChangedAt()
  const locale = shell.locale()
  const { look, get } = shell
  return {
    now,
    utcOffset: -new Date(now).getTimezoneOffset(),
    visitorId: kept.visitor,
    session: kept.session,
    pageId: `${kept.session}:${kept.pages}:${page.views()}`,
    pageSeconds: (now - page.since()) / 1000,
    memory: kept.memory,
    busy: [
      ...(look.isOpen ? ['panel-open' as const] : []),
      ...(isShown ? ['greeting-visible' as const] : []),
      ...(look.unread ? ['agent-wrote' as const] : []),
      ...(get?.('conversationId') ? ['in-conversation' as const] : []),
      ...(navigator.webdriver && !shell.options.debug ? ['automated' as const] : []),
      ...behaviour.busy(),
    ],
    locale,
    facts: {
      ...behaviour.facts(),
      url: page.address(),
      page: page.page().type,
      cart,
      severalSizes: cart && cartFacts(cart, locale).sameProductSeveralSizes,
      cartIdleMinutes: changed === null ? null : (now - changed) / 60_000,
      sessionSeconds: (now - kept.since) / 1000,
      pages: kept.pages + page.views() - 1,
      referrer: document.referrer,
      utm: utmOf(page.address()),
      device: device(),
      language: locale,
    },
  }
}
