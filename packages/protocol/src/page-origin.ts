import * as v from 'valibot'

/** How many pages an owner may name for a site. */
export const originLimit = 50

/** What is wrong with what was given as an origin of pages. */
export type OriginFault = 'scheme' | 'host' | 'wildcard'
export type OriginReading = { ok: true; origin: string } | { ok: false; fault: OriginFault }

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** `*.shop.example` stands for all names below it; a whole ending such as `*.com` is nobody's own. */
const isWildcard = (host: string): boolean => {
  const names = host.slice(2).split('.')
  return names.length >= 2 && names.every((name) => label.test(name)) && !/^\d+$/.test(names.at(-1) ?? '')
}

/**
 * Reads what somebody typed or pasted as the origin of pages: scheme, host and port, the rest of an address is left out.
 * @example readOrigin('https://Shop.example/cart?x=1') // { ok: true, origin: 'https://shop.example' }
 */
export function readOrigin(text: string): OriginReading {
  const [, scheme = '', rest = ''] = /^(https?):\/\/(.*)$/i.exec(text.trim()) ?? []
  if (scheme === '') return { ok: false, fault: 'scheme' }
  const anyName = rest.startsWith('*.')
  const plain = `${scheme}://${anyName ? rest.slice(2) : rest}`
  if (plain.includes('*')) return { ok: false, fault: 'wildcard' }
  if (!URL.canParse(plain)) return { ok: false, fault: 'host' }
  const { protocol, host, hostname, username, password } = new URL(plain)
  if (hostname === '' || username !== '' || password !== '') return { ok: false, fault: 'host' }
  if (!anyName) return { ok: true, origin: `${protocol}//${host}` }
  return isWildcard(`*.${hostname}`) ? { ok: true, origin: `${protocol}//*.${host}` } : { ok: false, fault: 'wildcard' }
}

/**
 * Whether a page's origin is the one named, or below it where all names are meant. `origin` is what a browser sends.
 * @example fitsOrigin('https://*.shop.example', 'https://et.shop.example') // true
 */
export function fitsOrigin(named: string, origin: string): boolean {
  if (!named.includes('://*.')) return named === origin
  const [scheme = '', ending = ''] = named.split('://*')
  if (!origin.startsWith(`${scheme}://`) || !origin.endsWith(ending)) return false
  const names = origin.slice(scheme.length + 3, origin.length - ending.length)
  return names !== '' && names.split('.').every((name) => label.test(name))
}

const reason = 'a scheme and a host such as https://shop.example, https://shop.example:8443 or https://*.shop.example'
/** As `readOrigin` gives it: nothing more than scheme, host and port. */
export const PageOrigin = v.pipe(
  v.string(),
  v.maxLength(260),
  v.check((text) => {
    const read = readOrigin(text)
    return read.ok && read.origin === text
  }, reason),
)

export const OriginAdd = v.object({ origin: PageOrigin })
export const OriginRemove = v.object({
  origin: PageOrigin,
  /** Without the last one any page may show the widget: said on purpose. */
  open: v.optional(v.boolean(), false),
})

/** A page that the owner named. */
export interface AddedOrigin {
  origin: string
  at: number
  /** Who named it. */
  by: string
}

export const originCommands = { 'origin:add': OriginAdd, 'origin:remove': OriginRemove } as const
export interface OriginAnswers {
  'origin:add': { added: AddedOrigin[] }
  'origin:remove': { added: AddedOrigin[] }
}
