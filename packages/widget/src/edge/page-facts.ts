import type { Cart, PageView } from '@deskbell/protocol'
import type { Shell } from '../launcher/shell.ts'
import type { PageFacts } from '../seams.ts'
import { findStore } from './find-store.ts'
import { watchAddress } from './navigation.ts'
import { pageTypeNow } from './page-type.ts'

/** The page as it is watched, for panel and greetings alike. */
export interface ObservedPage extends PageFacts {
  /** Full address; it stays in the browser. */
  address(): string
  /** Grows with every page view, in-page navigation included. */
  views(): number
  /** When this page view began, ms since 1970. */
  since(): number
  /** When the cart was last seen to change, ms since 1970; `null` before. */
  cartChangedAt(): number | null
}

/** What may leave the browser of an address: no query, no fragment. @example cutAddress('https://a.example/p?id=1#x') */
export function cutAddress(address: string): string {
  return address.replace(/[?#].*$/s, '').slice(0, 2048)
}

type Watched = Pick<Shell, 'options' | 'said' | 'hears' | 'ends'>

/** What the page told about itself by `page` and `set`; of each kind the last word counts. */
function toldOf(said: Watched['said']): { page?: unknown; cart?: unknown } {
  const told = {}
  for (const [verb, given] of said) {
    try {
      Object.assign(told, verb === 'set' ? given : verb === 'page' && JSON.stringify(given) && { page: given })
    } catch {
      // Pages pass anything: what throws when it is read tells nothing.
    }
  }
  return told
}

/** Watches the shop's page: address, type, cart. One per widget; ends with it. */
export function observePage({ options, said, hears, ends }: Watched): ObservedPage {
  const runs = new Set<() => void>()
  const ended = new AbortController()
  const store = new AbortController()
  let views = 1
  let since = Date.now() - Math.round(performance.now())
  let cart: Cart | null = null
  let changedAt: number | null = null
  let ownPage: unknown
  let ownCart: unknown
  const tell = () => {
    for (const run of runs) run()
  }
  const setCart = (next: Cart | null) => {
    if (cart && next && JSON.stringify(cart) !== JSON.stringify(next)) changedAt = Date.now()
    cart = next
    tell()
  }
  const arrive = (own?: unknown) => {
    ownPage = own
    views++
    since = Date.now()
    tell()
  }
  const takeCart = async (told: unknown) => {
    if (told === undefined || told === ownCart) return
    ownCart = told
    const { readToldCart } = await import('./told-cart.ts')
    const read = await readToldCart(told)
    if (read === undefined || told !== ownCart) return
    // The page knows best: from now on nobody else is asked.
    store.abort()
    setCart(read)
  }
  const askStore = async () => {
    if (store.signal.aborted) return
    const source = await findStore(options.platform)
    source?.start((next) => {
      if (!next && options.debug) console.debug('deskbell: the cart is unknown')
      setCart(next)
    }, store.signal)
  }
  // What cannot be fetched now leaves the cart as it is known.
  const quiet = (work: Promise<void>) => work.catch(() => {})
  const own = (key: 'url' | 'title'): string | null => {
    const value = (ownPage as Record<string, unknown> | null | undefined)?.[key]
    return typeof value === 'string' && value ? value : null
  }
  const address = () => {
    const { href } = location
    const url = own('url') ?? href
    return URL.canParse(url, href) ? new URL(url, href).href : href
  }

  const told = toldOf(said)
  if (told.page !== undefined) arrive(told.page)
  void quiet(takeCart(told.cart)).then(() => quiet(askStore()))
  watchAddress(arrive, ended.signal)
  hears.push(() => {
    const { page, cart } = toldOf(said)
    if (page !== undefined && page !== ownPage) arrive(page)
    void quiet(takeCart(cart))
  })
  ends.push(() => {
    ended.abort()
    store.abort()
    runs.clear()
  })
  return {
    page: (): PageView => ({
      url: cutAddress(address()),
      title: (own('title') ?? document.title).slice(0, 300),
      type: pageTypeNow(address()),
    }),
    referrer: () => (document.referrer ? new URL(document.referrer).origin : null),
    cart: () => cart,
    onChange(run) {
      runs.add(run)
      return () => runs.delete(run)
    },
    address,
    views: () => views,
    since: () => since,
    cartChangedAt: () => changedAt,
  }
}

/** The widget's one observed page; watching begins with the first who asks. */
export function observe(shell: Shell): ObservedPage {
  shell.facts ??= observePage(shell)
  return shell.facts
}
