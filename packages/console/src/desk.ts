import type { AgentClient, AgentThread, Clock } from '@deskbell/client'
import type { ConversationSummary, Survey } from '@deskbell/protocol'
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { type Acts, createActs } from './acts.ts'
import { startAlerts } from './alerts/start-alerts.ts'
import { createAnnouncer, type Utterance } from './announcer.ts'
import { type CardDrafts, createCardDrafts } from './cards/card-drafts.ts'
import { createDrafts, type Drafts } from './conversation/drafts.ts'
import { markPage } from './frame/mark-page.ts'
import { startNews } from './frame/news.ts'
import { createFind, type Find } from './inbox/find.ts'
import { createSavedReplies, type SavedReplies } from './replies/saved-replies.ts'
import { createReports, type Reports } from './reports/reports.ts'
import { createSurveys } from './reports/site-surveys.ts'
import { filterOf, formatRoute, parseRoute, type Route } from './route.ts'
import { forgetAgent, recogniseAgent } from './session/forget.ts'
import { createPreferences, type Preferences } from './settings/preferences.ts'
import { createSuggestions, type Suggestions } from './suggestions/suggested.ts'
import type { Say } from './text/say.ts'
import { createSpeech, type Speech, type Spoken } from './text/speech.ts'
import { startAutoAway } from './triage/auto-away.ts'
import { createTriage, type Triage } from './triage/triage.ts'
import { createVisitors, type Visitors } from './visitors/visitors.ts'
import type { Bell, Memory, Notices, Page, Session, UploadFile, World } from './world.ts'

/** What lies over the screen and has the keyboard to itself. */
export type DialogName =
  | 'keys'
  | 'palette'
  | 'assign'
  | 'availability'
  | 'snooze'
  | 'snoozeUntil'
  | 'tag'
  | 'priority'
  | 'merge'
  | 'behind'
  | 'filter'
  | 'insert'

/** All that the screens read and do; the only writer of the signals it holds. */
export interface Desk {
  client: AgentClient
  clock: Clock
  /** Language tag for dates and numbers. */
  readonly locale: string
  apple: boolean
  session: Session
  page: Page
  notices: Notices
  bell: Bell
  say: Say
  /** Which sentences are here; screens that are fetched later say others than the first. */
  sentences: Pick<Speech, 'has' | 'complete'>
  /** The time, once a second. */
  now: ReadonlySignal<number>
  route: ReadonlySignal<Route>
  go(route: Route): void
  /** The conversation on screen. */
  thread: ReadonlySignal<AgentThread | null>
  visible: ReadonlySignal<boolean>
  drafts: Drafts
  replies: SavedReplies
  /** Cards that go with the next reply. */
  cards: CardDrafts
  /** What a model wrote for this agent. */
  suggestions: Suggestions
  acts: Acts
  /** What is being said to screen readers right now. */
  utterances: ReadonlySignal<readonly Utterance[]>
  announce(text: string): void
  preferences: Preferences
  /** The dialog that is open. */
  dialog: Signal<DialogName | null>
  /** Whether the shopper's side is open where it does not fit beside the words. */
  details: Signal<boolean>
  surveys: ReadonlySignal<readonly Survey[]>
  /** Where the console came from. */
  origin: string
  /** Small texts this browser keeps. */
  memory: Memory
  /** A new id that no other device makes. */
  newId(): string
  uploadFile: UploadFile
  reports: Reports
  triage: Triage
  visitors: Visitors
  find: Find
  /** The conversations that the list shows: what was found, or else the view. */
  readonly list: ReadonlySignal<readonly ConversationSummary[] | null>
  /** The name of the saved view that the list shows; `null` where it shows none. */
  viewName: Signal<string | null>
  /** Whether a reply to the shopper is being written here. */
  replying: Signal<boolean>
  signOut(): Promise<void>
  /** Connects and keeps everything in step; returns how to stop. */
  start(): () => void
}

/** Puts the console together; `first` is the language that is loaded already. */
export function createDesk(world: World, first: Spoken): Desk {
  const { client, clock, place, memory, page } = world
  const announcer = createAnnouncer(clock)
  const preferences = createPreferences(memory)
  const speech = createSpeech({
    first,
    chosen: preferences.language,
    wishes: world.wishes,
    load: world.loadTexts,
    onFailed: () => announcer.say(say('settings.languageFailed')),
  })
  const { say } = speech
  const now = signal(clock.now())
  const route = computed(() => parseRoute(place.hash.value))
  const thread = signal<AgentThread | null>(null)
  const details = signal(false)
  const drafts = createDrafts(memory)
  const surveys = createSurveys(client, clock, world.loadSite)
  const reports = createReports({ client, clock, route, zone: world.zone })
  const visitors = createVisitors(client, route)
  const find = createFind({ client, clock })
  const list = computed(() => find.found.value ?? client.conversations.value)
  const triage = createTriage({ client, thread, list, find, say, announce: announcer.say })
  const replying = signal(false)
  const replies = createSavedReplies(client, memory)

  const go = (to: Route) => place.go(formatRoute(to))

  return {
    client,
    clock,
    get locale() {
      return speech.locale.value
    },
    apple: world.apple,
    session: world.session,
    page,
    notices: world.notices,
    bell: world.bell,
    say,
    sentences: speech,
    now,
    route,
    go,
    thread,
    visible: world.visible,
    memory,
    origin: world.origin,
    newId: world.newId,
    uploadFile: world.uploadFile,
    drafts,
    replies,
    cards: createCardDrafts(memory),
    suggestions: createSuggestions(memory),
    acts: createActs(),
    utterances: announcer.utterances,
    announce: announcer.say,
    preferences,
    dialog: signal(null),
    viewName: signal(null),
    details,
    surveys: surveys.all,
    reports,
    ...{ triage, visitors, find, list, replying },
    async signOut() {
      const begun = drafts.count()
      if (begun > 0 && !confirm(say('nav.sureSignOut', { count: begun }))) return
      if (!(await world.session.signOut())) return announcer.say(say('error.unreachable'))
      forgetAgent(memory)
      await world.forgetUnsent()
      world.session.restart()
    },
    start() {
      const stops = [
        startTicking(clock, now),
        followRoute(client, route, thread, details),
        leaveErased(client, route, go),
        speech.start(),
        markPage({ page, client, route, preferences, speech }),
        startRecognising(world),
        startAlerts({ ...world, thread, preferences, say, announce: announcer.say, go }),
        startNews({ client, thread, say, announce: announcer.say }),
        surveys.start(),
        replies.start(),
        reports.start(),
        triage.start(),
        find.start(),
        visitors.start(),
        effect(() => client.look(world.visible.value ? (thread.value?.id ?? null) : null, replying.value)),
        startAutoAway(world),
        announcer.stop,
      ]
      client.connect()
      return () => {
        for (const stop of stops) stop()
        client.destroy()
      }
    },
  }
}

/** Opens what the address names. */
const followRoute = (
  client: AgentClient,
  route: ReadonlySignal<Route>,
  thread: Signal<AgentThread | null>,
  details: Signal<boolean>,
): (() => void) =>
  effect(() => {
    const to = route.value
    if (to.screen !== 'inbox') return
    untracked(() => {
      client.choose(to.view, to.tag ?? null, filterOf(to.query))
      if (thread.value?.id === to.conversation) return
      details.value = false
      thread.value = to.conversation ? client.thread(to.conversation) : null
    })
  })

/** Leaves a conversation whose shopper was erased, by whomever. */
const leaveErased = (client: AgentClient, route: ReadonlySignal<Route>, go: (to: Route) => void): (() => void) =>
  effect(() => {
    const gone = client.erased.value?.conversations ?? []
    const here = route.peek()
    if (here.screen === 'inbox' && here.conversation && gone.includes(here.conversation)) {
      untracked(() => go({ ...here, conversation: null }))
    }
  })

/** Starts over where somebody else has signed in than was here before. */
const startRecognising = ({ client, memory, session }: World): (() => void) =>
  effect(() => {
    const agent = client.agent.value
    if (agent && !recogniseAgent(memory, agent.id)) session.restart()
  })

function startTicking(clock: Clock, now: Signal<number>): () => void {
  let stop = () => {}
  const tick = () => {
    now.value = clock.now()
    stop = clock.after(1000, tick)
  }
  tick()
  return () => stop()
}
