import { availabilities, inboxViews } from '@deskbell/protocol'
import type { Desk, DialogName } from '../desk.ts'
import { focusSoon } from '../frame/focus.ts'
import { visitorName } from '../inbox/visitor-name.ts'
import type { Act } from '../keyboard/decide-key.ts'
import { inList, type Route } from '../route.ts'
import { endonym } from '../text/languages.ts'
import type { TextKey } from '../text/say.ts'
import { placeOf } from '../views/place.ts'
import { savedViewsOf } from '../views/saved-views.ts'
import type { Findable } from './match.ts'

/** Something the palette can do or open. */
export interface Command extends Findable {
  id: string
  /** The key that does the same. */
  key?: string
  /** Whether the list stays open for another one. */
  stays?: boolean
  run(): void
}

/** More rows than this are not read anyway; another word of the query brings the rest. */
export const mostConversations = 50

const byId = (id: string) => () => document.querySelector<HTMLElement>(`#${id}`)

/** Goes there and takes focus along. */
function goCommand(desk: Desk, title: string, to: Route, id: string): Command {
  const goal = to.screen !== 'inbox' ? `${to.screen}-title` : to.conversation ? 'conversation-title' : 'list-title'
  return {
    id,
    title,
    run() {
      desk.go(to)
      focusSoon(byId(goal))
    },
  }
}

const acts: readonly (readonly [Act, TextKey, string?])[] = [
  ['take', 'conversation.take', 'T'],
  ['solve', 'conversation.solve', 'E'],
  ['reopen', 'conversation.reopen'],
  ['reply', 'keys.reply', 'R'],
  ['note', 'keys.note', 'N'],
  ['insert', 'composer.insert', 'Alt I'],
  ['draft', 'suggest.draft'],
  ['translate', 'suggest.translate'],
  ['assign', 'triage.assign', 'A'],
  ['snooze', 'triage.snooze', 'S'],
  ['wake', 'triage.wake'],
  ['tag', 'triage.tag', 'G'],
  ['priority', 'triage.priority', 'P'],
  ['merge', 'triage.merge'],
  ['select', 'triage.select', 'X'],
  ['find', 'find.field', '/'],
  ['filter', 'views.filter', 'F'],
]

function actCommands({ acts: offered, say }: Desk): Command[] {
  return acts.flatMap(([act, key, press]) =>
    offered.can(act)
      ? [{ id: act, title: say(key), ...(press ? { key: press } : {}), run: () => void offered.do(act) }]
      : [],
  )
}

function goCommands(desk: Desk): Command[] {
  const { say } = desk
  const named = (view: string) => say('palette.go', { view })
  return [
    ...inboxViews.map((view) =>
      goCommand(desk, named(say(`nav.${view}`)), { screen: 'inbox', view, conversation: null }, `go-${view}`),
    ),
    ...savedViewsOf(desk).all.value.map((each) =>
      goCommand(desk, named(each.name), placeOf(each), `go-view-${each.id}`),
    ),
    ...desk.client.tags.value.map(({ tag }) =>
      goCommand(desk, named(tag), { screen: 'inbox', view: 'inbox', tag, conversation: null }, `go-tag-${tag}`),
    ),
    ...availabilities
      .filter((each) => each !== desk.client.availability.value)
      .map((each) => ({
        id: `availability-${each}`,
        title: say('palette.availability', { availability: say(`availability.${each}`) }),
        run: () => void desk.client.setAvailability(each),
      })),
    goCommand(desk, named(say('nav.articles')), { screen: 'content', kind: 'article', id: null }, 'go-articles'),
    goCommand(desk, named(say('nav.greetings')), { screen: 'content', kind: 'greetings', id: null }, 'go-greetings'),
    goCommand(desk, named(say('nav.surveys')), { screen: 'content', kind: 'survey', id: null }, 'go-surveys'),
    goCommand(desk, named(say('nav.visitors')), { screen: 'visitors' }, 'go-visitors'),
    goCommand(desk, named(say('nav.reports')), { screen: 'reports', days: 30 }, 'go-reports'),
    goCommand(desk, say('nav.settings'), { screen: 'settings', section: null }, 'settings'),
  ]
}

function settingCommands({ say, preferences, dialog, signOut }: Desk): Command[] {
  const { theme, language } = preferences
  const open = (name: DialogName) => () => {
    dialog.value = name
  }
  return [
    { id: 'keys', title: say('nav.keys'), key: '?', run: open('keys') },
    ...theme.values
      .filter((value) => value !== theme.value)
      .map((value) => ({
        id: `theme-${value}`,
        title: say('palette.theme', { theme: say(`settings.theme.${value}`) }),
        run: () => theme.set(value),
      })),
    ...language.values
      .filter((value) => value !== language.value && value !== 'auto')
      .map((value) => ({
        id: `language-${value}`,
        title: say('palette.language', { language: value === 'auto' ? value : endonym(value) }),
        run: () => language.set(value),
      })),
    { id: 'sign-out', title: say('nav.signOut'), run: () => void signOut() },
  ]
}

/** All that can be done from here, what concerns the open conversation first. */
export const commandsOf = (desk: Desk): Command[] => [
  ...actCommands(desk),
  ...goCommands(desk),
  ...settingCommands(desk),
]

/** The conversations of the list, or the first ones of it, each by name, id and newest words. */
export function conversationsOf(desk: Desk, most?: number): Command[] {
  const { client, say, route } = desk
  return (client.conversations.value ?? []).slice(0, most).map(({ id, visitor, preview }) => ({
    ...goCommand(desk, visitorName(say, visitor), inList(route.value, id), `to-${id}`),
    more: preview?.text ?? '',
  }))
}
