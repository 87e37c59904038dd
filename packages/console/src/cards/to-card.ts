import {
  type Card,
  type CartItem,
  type ContentItem,
  limits,
  type PageSeen,
  type VisitorContext,
} from '@deskbell/protocol'
import { webAddress } from '../shopper/web-address.ts'

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
  const link = webAddress(url)
  return link && title.trim() ? { title: short(title), link } : null
}

/** The products that the shopper has in the cart or looked at, each once, the cart first. */
export function productCards({ cart, page, pages = [] }: VisitorContext): Card[] {
  const items = (cart?.items ?? []).map((item) => itemCard(item, cart?.currency ?? null))
  const seen = [...(page ? [page] : []), ...[...pages].reverse()]
    .filter(({ type }) => type === 'product')
    .flatMap((each) => pageCard(each) ?? [])
  const links = new Set<string>()
  return [...items, ...seen].filter(({ title, link, text = '' }) => {
    const key = `${link ?? title} ${text}`
    const isNew = !links.has(key)
    links.add(key)
    return isNew && title !== ''
  })
}
