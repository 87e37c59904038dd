import type { CartItem, ConversationSummary, VisitorContext } from '@deskbell/protocol'
import { shortAddress, webAddress } from '../shopper/web-address.ts'

export const variables = ['name', 'product', 'sizes', 'agent'] as const
export type Variable = (typeof variables)[number]

/** A reply with its places filled. `gap` is the first place that nothing is known for, as offsets in `text`. */
export interface Filled {
  text: string
  gap: { from: number; to: number } | null
}

const place = new RegExp(`\\{(${variables.join('|')})\\}`, 'g')

/**
 * Puts what is known into `{name}`, `{product}`, `{sizes}` and `{agent}`; what is not known stays as it is, for the agent to write.
 * @example fillReply('Hi {name}!', { name: 'Liis' }) // { text: 'Hi Liis!', gap: null }
 */
export function fillReply(text: string, values: Readonly<Partial<Record<Variable, string>>>): Filled {
  let filled = ''
  let gap: Filled['gap'] = null
  let from = 0
  for (const match of text.matchAll(place)) {
    filled += text.slice(from, match.index)
    const value = values[match[1] as Variable]
    if (value === undefined) gap ??= { from: filled.length, to: filled.length + match[0].length }
    filled += value ?? match[0]
    from = match.index + match[0].length
  }
  return { text: filled + text.slice(from), gap }
}

/** An address without what follows the path, which differs from visit to visit. */
const pathOf = (address: string | null): string | null => (webAddress(address) ? shortAddress(address ?? '') : null)

/** The product that the shopper looks at and has in the cart; else the only one in the cart. */
function subjectOf({ page, cart }: VisitorContext): CartItem | null {
  const items = cart?.items ?? []
  const here = pathOf(page?.url ?? null)
  const seen = here === null ? undefined : items.find(({ url }) => pathOf(url) === here)
  if (seen) return seen
  return new Set(items.map(({ id }) => id)).size === 1 ? (items[0] ?? null) : null
}

/** "Corsa red – Rosso" is, in the shop Rosso, "Corsa red". */
const withoutSite = (title: string, site: string): string => {
  const [, name, rest] = /^(.*\S)\s+[-–—|·]\s+(\S.*)$/u.exec(title.trim()) ?? []
  return name && rest?.toLowerCase() === site.toLowerCase() ? name : title.trim()
}

/**
 * What is known for a reply: the shopper's name, the product they look at or have in the cart, and its sizes in the
 * cart, listed in the shopper's language.
 */
export function valuesOf(
  summary: ConversationSummary | null,
  context: VisitorContext | null,
  site: string,
  agent?: string,
): Partial<Record<Variable, string>> {
  const name = summary?.visitor.name?.trim()
  const subject = context && subjectOf(context)
  const page = context?.page?.type === 'product' ? withoutSite(context.page.title, site) : ''
  const product = subject?.name || page
  const sizes = sizesOf(context, subject)
  return {
    ...(name ? { name } : {}),
    ...(product ? { product } : {}),
    ...(sizes ? { sizes } : {}),
    ...(agent ? { agent } : {}),
  }
}

function sizesOf(context: VisitorContext | null, subject: CartItem | null): string {
  const same = (context?.cart?.items ?? []).filter(({ id }) => id === subject?.id)
  const sizes = [...new Set(same.flatMap(({ options }) => options.size ?? []))]
  try {
    return new Intl.ListFormat(context?.locale, { type: 'conjunction' }).format(sizes)
  } catch {
    // The shop named its language by something that is no language tag.
    return sizes.join(', ')
  }
}
