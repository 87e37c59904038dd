import type { Route } from '../route.ts'
import type { Say } from '../text/say.ts'

/** The document's title: who waits first, so that a narrow tab still shows it. @example '(3) Inbox · Rosso' */
export function decideTitle(say: Say, route: Route, site = 'Deskbell', waiting = 0): string {
  const screen = say(`nav.${route.screen === 'inbox' ? route.view : route.screen}`)
  const title = say('title.page', { screen, site })
  return waiting > 0 ? say('title.waiting', { waiting, title }) : title
}
