import { type DryMoment, type GreetingFacts, utmOf } from '@deskbell/greetings'
import type { Cart, PageType, Recording } from '@deskbell/protocol'
import { didYouMean, type Fault } from '@deskbell/protocol/check'
import { cartFacts, platforms, readCart, readPage } from '@deskbell/storefront'

/** A recording read as the widget on that page would have. */
export interface Recorded {
  page: PageType
  cart: Cart | null
  moment: DryMoment
}

/** Where nothing else is told: a Wednesday, in the hours of most shops. */
const noon = '2026-09-02T12:00:00Z'

/** The platform and what it gave must make a cart: unknown would let every rule about it pass in silence. */
function cartOf(recording: Recording, html: string): Cart | null | Fault[] {
  const { platform, payload, url, productUrlTemplate } = recording
  if (platform === undefined) {
    return payload === undefined ? null : [{ field: 'platform', reason: 'is missing, and there is a payload' }]
  }
  if (!platforms.some((one) => one === platform)) {
    const reason = `there is no "${platform}"${didYouMean(platform, platforms)}; known are ${platforms.join(', ')}`
    return [{ field: 'platform', reason }]
  }
  const page = { pageUrl: url, pageHead: html, ...(productUrlTemplate !== undefined && { productUrlTemplate }) }
  return readCart(platform, payload, page) ?? [{ field: 'payload', reason: `is no cart of ${platform}` }]
}

/** Minutes ahead of UTC, as the end of the time says. */
function offsetOf(at: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? []
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
}

/** @param html the page, where the recording keeps it in a file of its own */
export function momentOf(recording: Recording, html: string): Recorded | Fault[] {
  const { url, at = noon, language: locale = 'en', moment = {} } = recording
  const cart = cartOf(recording, html)
  if (Array.isArray(cart)) return cart
  const { firstName, opensAt, ...acts } = moment
  const { pageType: page, product } = readPage(html, url)
  const facts = {
    ...{ url, page, product, cart, utm: utmOf(url) },
    severalSizes: cart && cartFacts(cart, locale).sameProductSeveralSizes,
    // What a file leaves out is not there.
    ...(acts as GreetingFacts),
  }
  const vars = { ...(firstName !== undefined && { firstName }), ...(opensAt !== undefined && { opensAt }) }
  return { page, cart, moment: { now: Date.parse(at), utcOffset: offsetOf(at), locale, facts, vars } }
}
