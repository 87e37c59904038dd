import { type InboxFilter, type InboxView, inboxViews } from '@deskbell/protocol'
import { type ContentPlace, formatContentPlace, parseContentPlace } from './content/place.ts'
import { formatReportPlace, parseReportPlace, type ReportPlace } from './reports/place.ts'

/** What the address bar names, so that reload, back and a shared link lead to the same place. */
export type Route =
  /** `query` is what narrows the view: `language=et&assignee=me`. */
  | { screen: 'inbox'; view: InboxView; tag?: string; query?: string; conversation: string | null }
  | ({ screen: 'reports' } & ReportPlace)
  | ({ screen: 'content' } & ContentPlace)
  | { screen: 'visitors' }
  | { screen: 'settings'; section: string | null }

const isView = (name: string): name is InboxView => (inboxViews as readonly string[]).includes(name)
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What `%` escapes stand for; the text itself where they stand for nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads `#/waiting/<conversation>`, `#/inbox/~vip` (only what is tagged so), `#/inbox?language=et`, `#/reports/30` or `#/settings/<section>`; whatever it does not know is the inbox. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [first = '', ...rest] = path.split('/')
  const [second = ''] = rest
  if (first === 'reports') return { screen: 'reports', ...parseReportPlace(second, query) }
  if (first === 'visitors') return { screen: 'visitors' }
  if (first === 'settings') return { screen: 'settings', section: second || null }
  const content = parseContentPlace(path, query)
  if (content) return { screen: 'content', ...content }
  const view = isView(first) ? first : 'inbox'
  const tag = second.startsWith('~') ? decode(second.slice(1)) : ''
  const conversation = rest.find((part) => uuid.test(part)) ?? null
  return { screen: 'inbox', view, ...(tag ? { tag } : {}), ...(query ? { query } : {}), conversation }
}

/** The other way: what stands in `href`. */
export function formatRoute(route: Route): string {
  if (route.screen === 'reports') return `#/reports${formatReportPlace(route)}`
  if (route.screen === 'content') return `#/${formatContentPlace(route)}`
  if (route.screen === 'visitors') return '#/visitors'
  if (route.screen === 'settings') return route.section ? `#/settings/${route.section}` : '#/settings'
  const parts = [route.view, route.tag && `~${encodeURIComponent(route.tag)}`, route.conversation]
  return `#/${parts.filter(Boolean).join('/')}${route.query ? `?${route.query}` : ''}`
}

/** The conversation within the list that is on screen now, or just that list. */
export const inList = (route: Route, conversation: string | null): Route & { screen: 'inbox' } =>
  route.screen === 'inbox' ? { ...route, conversation } : { screen: 'inbox', view: 'inbox', conversation }

/** What narrows the list that an address names. */
export const filterOf = (query = ''): InboxFilter => Object.fromEntries(new URLSearchParams(query)) as InboxFilter
