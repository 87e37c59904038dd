import type { InboxFilter, SavedView } from '@deskbell/protocol'
import { filterOf, type Route } from '../route.ts'

type InboxPlace = Route & { screen: 'inbox' }

/** In one order, so that what narrows alike is written alike. */
const order = ['tag', 'assignee', 'team', 'language', 'channel', 'priority', 'text'] as const

/** What narrows a list as it stands in the address. @example formatFilter({ language: 'et' }) // 'language=et' */
export function formatFilter(filter: InboxFilter): string {
  const given = order.flatMap((key) => (filter[key] ? [[key, filter[key]] as [string, string]] : []))
  return String(new URLSearchParams(given))
}

/** Where a saved view is. */
export const placeOf = ({ view, filter }: Pick<SavedView, 'view' | 'filter'>): InboxPlace => {
  const query = formatFilter(filter)
  return { screen: 'inbox', view, ...(query ? { query } : {}), conversation: null }
}

/** All that narrows the list of an address, its tag too. */
export const filterAt = ({ tag, query }: InboxPlace): InboxFilter => ({ ...filterOf(query), ...(tag ? { tag } : {}) })

/** The saved view that an address shows. */
export function viewAt<V extends SavedView>(views: readonly V[], route: Route): V | undefined {
  if (route.screen !== 'inbox') return undefined
  const query = formatFilter(filterAt(route))
  if (!query) return undefined
  return views.find(({ view, filter }) => view === route.view && formatFilter(filter) === query)
}
