import {
  type Card,
  type CartItem,
  type ContentItem,
  limits,
  type PageSeen,
  type VisitorContext,
} from '@deskbell/protocol'
import { shortAddress, webAddress } from '../shopper/web-address.ts'

const short = (title: string): string => title.trim().slice(0, limits.title)

/** An article as a card whose title opens it in the shopper's panel. @example articleCard({ id: 'en/returns', … }).article // 'returns' */
export const articleCard = ({ id, title }: Pick<ContentItem, 'id' | 'title'>): Card => ({
  title: short(title),
  article: id.split('/')[1] ?? id,
})

/** A line of the cart as a card; only web addresses are passed on. */
export function itemCard({ name, options, price, url, image }: CartItem, currency: string | null): Card {
  const picture = webAddress(image)
  const link = webAddress(url)
  const chosen = Object.values(options).join(', ')
  return {
    title: short(name),
    ...(chosen ? { text: chosen.slice(0, 500) } : {}),
    ...(price !== null && price >= 0 && currency && /^[A-Z]{3}$/.test(currency)
      ? { price: { amount: price, currency } }
      : {}),
    ...(picture ? { image: picture } : {}),
    ...(link ? { link } : {}),
  }
}

/** A page that the shopper was on; `null` where it cannot be linked to. */
export function pageCard({ title, url }: Pick<PageSeen, 'title' | 'url'>): Card | null {
  const link = webAddress(url.replace(/#.*$/, ''))
  return link && title.trim() ? { title: short(title), link } : null
}

const afterName = /^(?:\s+[-–—|·:]\s.*)?$/

/** A page is of a product that stands there already: by its address, or by the name with which shops begin a title. */
function isOf(page: Card, known: Card): boolean {
  if (page.link === known.link) return true
  const [title, name] = [page.title.toLowerCase(), known.title.toLowerCase()]
  const named = title.startsWith(name) && afterName.test(title.slice(name.length))
  return named && (!known.link || shortAddress(known.link) === shortAddress(page.link ?? ''))
}

/** The products that the shopper has in the cart, each size once, then those only looked at, each once. */
export function productCards({ cart, page, pages = [] }: VisitorContext): Card[] {
  const kept: Card[] = []
  for (const item of cart?.items ?? []) {
    const card = itemCard(item, cart?.currency ?? null)
    const same = kept.some(({ title, link, text }) => title === card.title && link === card.link && text === card.text)
    if (card.title !== '' && !same) kept.push(card)
  }
  for (const seen of [...(page ? [page] : []), ...[...pages].reverse()]) {
    const card = seen.type === 'product' ? pageCard(seen) : null
    if (card && !kept.some((known) => isOf(card, known))) kept.push(card)
  }
  return kept
}
