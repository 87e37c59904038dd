import type { Route } from '../route.ts'
import type { Say, TextKey } from '../text/say.ts'

const contentTitles = { article: 'nav.articles', greetings: 'nav.greetings', survey: 'nav.surveys' } as const

function titleOf(route: Route): TextKey {
  if (route.screen === 'content') return contentTitles[route.kind]
  return `nav.${route.screen === 'inbox' ? route.view : route.screen}`
}

/** The document's title: who waits first, so that a narrow tab still shows it. @example '(3) Inbox · Rosso' */
export function decideTitle(say: Say, route: Route, site = 'Deskbell', waiting = 0): string {
  const screen = say(titleOf(route))
  const title = say('title.page', { screen, site })
  return waiting > 0 ? say('title.waiting', { waiting, title }) : title
}
