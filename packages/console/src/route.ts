import { type InboxView, inboxViews } from '@deskbell/protocol'
import { formatReportPlace, parseReportPlace, type ReportPlace } from './reports/place.ts'

/** What the address bar names, so that reload, back and a shared link lead to the same place. */
export type Route =
  | { screen: 'inbox'; view: InboxView; conversation: string | null }
  | ({ screen: 'reports' } & ReportPlace)
  | { screen: 'settings'; section: string | null }

const isView = (name: string): name is InboxView => (inboxViews as readonly string[]).includes(name)
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads `#/waiting/<conversation>`, `#/reports/30` or `#/settings/<section>`; whatever it does not know is the inbox. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [first = '', second = ''] = path.split('/')
  if (first === 'reports') return { screen: 'reports', ...parseReportPlace(second, query) }
  if (first === 'settings') return { screen: 'settings', section: second || null }
  const view = isView(first) ? first : 'inbox'
  return { screen: 'inbox', view, conversation: uuid.test(second) ? second : null }
}

/** The other way: what stands in `href`. */
export function formatRoute(route: Route): string {
  if (route.screen === 'reports') return `#/reports${formatReportPlace(route)}`
  if (route.screen === 'settings') return route.section ? `#/settings/${route.section}` : '#/settings'
  return route.conversation ? `#/${route.view}/${route.conversation}` : `#/${route.view}`
}
