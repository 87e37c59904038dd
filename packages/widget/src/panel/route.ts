import type { View } from '../seams.ts'

/** Where the shopper is in the panel. */
export type Route =
  | { at: 'home' }
  | { at: 'messages' }
  | { at: 'help' }
  | { at: 'article'; id: string }
  | { at: 'chat'; id: string }

export type Tab = 'home' | 'messages' | 'help'
export const tabs: readonly Tab[] = ['home', 'messages', 'help']

/** The route of a view that names its place. @example parseView('faq/returns') // { at: 'article', id: 'returns' } */
export function parseView(view: Exclude<View, 'chat'>): Route {
  if (view.startsWith('faq/')) return { at: 'article', id: view.slice(4) }
  if (view.startsWith('chat/')) return { at: 'chat', id: view.slice(5) }
  return { at: (tabs as readonly string[]).includes(view) ? (view as Tab) : 'home' }
}

/** The tab under which a route stands. */
export const tabOf = (route: Route): Tab =>
  route.at === 'article' ? 'help' : route.at === 'chat' ? 'messages' : route.at

const same = (a: Route, b: Route) => JSON.stringify(a) === JSON.stringify(b)

/** The way after going somewhere: a tab starts anew, a page is put on top, the page one is on is not put twice. */
export function goTo(way: readonly Route[], route: Route): readonly Route[] {
  const top = way.at(-1)
  if (top && same(top, route)) return way
  return route.at === 'article' || route.at === 'chat' ? [...way, route].slice(-20) : [route]
}

/** The way after "Back"; never empty. */
export const goBack = (way: readonly Route[]): readonly Route[] =>
  way.length > 1 ? way.slice(0, -1) : [{ at: 'home' }]
