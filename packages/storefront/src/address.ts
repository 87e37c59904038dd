/** What a reader knows of the page that the payload came from. */
export interface StorePage {
  pageUrl: string
  /** HTML of the page's head, for what the payload leaves out. */
  pageHead?: string
  /** ISO 4217 code that the page itself names, for payloads without one; `readCart` takes it from `pageHead`. */
  currency?: string | null
  shopifyRoutesRoot?: string
  /** Where products live when the payload only has a handle, e.g. `https://shop.example/products/{handle}`. */
  productUrlTemplate?: string
  medusaVersion?: number
  /** `document.cookie`, where a platform tells there whether its cart is still fresh. */
  cookie?: string
}

/** Longer addresses are refused on the wire, and the cart with them. */
const longest = 2048

/** A full http(s) address, or `null`: relative ones are resolved against the page. */
export function absolute(value: unknown, base: string): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  // A base that is no address must not cost the addresses that are whole without it.
  const from = URL.canParse(base) ? base : undefined
  if (text === '' || !URL.canParse(text, from)) return null
  const { protocol, href } = new URL(text, from)
  return /^https?:$/.test(protocol) && href.length <= longest ? href : null
}

/** What platforms print where a product has no picture. */
const stand =
  /(?:^|[/_-])placeholder(?:[-_/.]|$)|\/no[-_]?(?:image|img|picture|photo)|\/productdefault|-default-\w+_default\.\w+$|\/p\/\w\w-default/i

/** Like `absolute`, but a stand-in picture is none. */
export function picture(value: unknown, base: string): string | null {
  const url = absolute(value, base)
  return url !== null && stand.test(new URL(url).pathname) ? null : url
}
