import type { Deps } from '../deps.ts'
import { seeTag } from '../store/setup.ts'

/** A page that goes on asking is written down once in this time. */
const againMs = 60_000
/** More pages than these are not told apart between two writings: anybody may ask. */
const mostKnown = 500

/** Written by browsers: only an http address says where a page is. */
function originOf(address: string | undefined): string | null {
  if (address === undefined || address.length > 2048 || !URL.canParse(address)) return null
  const { protocol, origin } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? origin : null
}

/** Notes from which pages the widget is asked for, so that an owner sees that the tag works. Never in anybody's way. */
export function createTagWatch(deps: Deps) {
  const noted = new Map<string, number>()
  return (
    site: string | undefined,
    { origin, referer }: { origin?: string | undefined; referer?: string | undefined },
  ) => {
    const from = originOf(origin) ?? originOf(referer)
    if (site === undefined || from === null) return
    const key = `${site} ${from}`
    const at = deps.clock.now()
    if (at - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < againMs) return
    if (noted.size >= mostKnown) noted.clear()
    noted.set(key, at)
    deps.db.write((sql) => seeTag(sql, { site, origin: from, at })).catch(deps.onError)
  }
}
