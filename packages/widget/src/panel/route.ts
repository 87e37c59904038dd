import type { View } from '../seams.ts'

/** Where the shopper is in the panel. */
export type Route =
  | { at: 'home' }
  | { at: 'messages' }
  | { at: 'help' }
  | { at: 'article'; id: string }
  | { at: 'chat'; id: string }
  | { at: 'you' }
  /** A survey outside of any conversation: its id, and after a slash what its first question was answered on the way here. */
  | { at: 'survey'; id: string }

export type Tab = 'home' | 'messages' | 'help'
export const tabs: readonly Tab[] = ['home', 'messages', 'help']

/** The route of a view that names its place. @example parseView('faq/returns') // { at: 'article', id: 'returns' } */
export function parseView(view: Exclude<View, 'chat'>): Route {
  if (view.startsWith('faq/')) return { at: 'article', id: view.slice(4) }
  if (view.startsWith('chat/')) return { at: 'chat', id: view.slice(5) }
  if (view.startsWith('survey/')) return { at: 'survey', id: view.slice(7) }
  return { at: view === 'faq' ? 'help' : isTab(view) || view === 'you' ? view : 'home' }
}

/** The tab under which a route stands. */
export const tabOf = ({ at }: Route): Tab => (isTab(at) ? at : at === 'article' ? 'help' : 'messages')

/** A tab stands by itself; what is none is a page on top of one and has a way back. */
export const isTab = (at: string): at is Tab => tabs.includes(at as Tab)

const same = (a: Route, b: Route) => JSON.stringify(a) === JSON.stringify(b)

/** The way after going somewhere: a tab starts anew, a page is put on top, the page one is on is not put twice. */
export function goTo(way: readonly Route[], route: Route): readonly Route[] {
  const top = way.at(-1)
  if (top && same(top, route)) return way
  return isTab(route.at) ? [route] : [...way, route].slice(-20)
}

/** The way after "Back"; never empty. */
export const goBack = (way: readonly Route[]): readonly Route[] =>
  way.length > 1 ? way.slice(0, -1) : [{ at: 'home' }]
