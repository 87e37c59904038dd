import type { Availability } from '@deskbell/protocol'
import type * as CoreChunk from '../core/index.ts'
import type * as GreetingsChunk from '../greetings/index.ts'
import type * as MoreChunk from '../more/index.ts'
import type { MoreSettings } from '../more/settings.ts'
import { parseOptions } from '../options.ts'
import type { Consent, Hooks, Said, View, WidgetOptions } from '../seams.ts'
import type { EventListener, EventName, Hear } from './event-map.ts'
import { createEvents, type Listener } from './events.ts'
import { createShell, type Shell } from './shell.ts'
import { talkMark } from './talk-mark.ts'

export type Settings = Partial<Omit<WidgetOptions, 'more'> & MoreSettings>
/** What `get` reads, and what it is; any of them is `null` before it is known. */
export interface Facts {
  isOpen: boolean
  isVisible: boolean
  unread: number
  conversationId: string
  connection: 'idle' | 'connecting' | 'online' | 'offline'
  user: Shopper
  availability: Availability
  version: string
}
export type WhatToGet = keyof Facts

/** Facts about the shopper that the shop knows. */
export type Attributes = Record<string, string | number | boolean>
/** Who the shopper is in the shop's own books. */
export interface Shopper {
  id?: string
  name?: string
  email?: string
  attributes?: Attributes
}
/** A token that the shop's server signed, or how to get one; or, while moving over, a keyed hash of the id. */
export type Proof = { token: string | (() => string | Promise<string>) } | { userHash: string }

/** All that a page may ask of the widget. Each works as a method and as `Deskbell('verb', …)`; none ever throws. */
export interface Verbs {
  /** Starts; merges `data-*`, `DeskbellSettings` and these settings. Called again, it is `update`. */
  boot(settings?: Settings): Promise<void>
  /** Changes settings while it runs. */
  update(settings: Settings): Promise<void>
  /** Opens the panel, at a view if one is named. */
  open(view?: View): Promise<void>
  /** Closes the panel. */
  close(): Promise<void>
  /** Opens the panel, or closes it. */
  toggle(): Promise<void>
  /** Shows the launcher. */
  show(): Promise<void>
  /** Hides the launcher. */
  hide(): Promise<void>
  /** Hears an event, `*` all of them; returns how to stop. */
  on: Hear
  /** Hears an event one time. */
  once: Hear
  /** Stops hearing: one listener, or all of an event. */
  off<N extends EventName | '*'>(name: N, run?: EventListener<N>): void
  /** Tells of a navigation that cannot be seen from outside. */
  page(page: { url?: string; title?: string }): Promise<void>
  /**
   * Tells the cart, and then the platform is not asked; `null` is unknown. Or attributes and labels of the shopper, or
   * facts about the conversation that is open or the next to begin.
   */
  set(facts: { cart?: unknown; attributes?: Attributes; labels?: string[]; conversation?: Attributes }): Promise<void>
  /** Says who the shopper is, with a proof where the shop's server gives one. */
  identify(user: Shopper, proof?: Proof): Promise<void>
  /** Reads one fact, at once. */
  get<K extends WhatToGet>(key: K): Facts[K] | null
  /** Sends the shopper's words. */
  send(text: string): Promise<void>
  /** Puts words into the message field, unsent. */
  prefill(text: string): Promise<void>
  /** Searches help. */
  search(query: string): Promise<void>
  /** Opens a help article. */
  article(id: string): Promise<void>
  /** Opens a survey by its id. */
  survey(id: string): Promise<void>
  /** Shows a greeting by its id, whatever its conditions; gives whether it could. */
  greet(id: string): Promise<boolean>
  /** Says that something happened, for greetings to wait for: `track('coupon-failed')`. */
  track(name: string): Promise<void>
  /** What the shopper agreed to; what is not named stays as it is. */
  consent(given: Partial<Consent>): Promise<void>
  /** Changes or drops messages before they are sent and before they are shown. */
  use(hooks: Hooks): Promise<void>
  /** Forgets the shopper on this device. */
  logout(): Promise<void>
  /** Removes everything, also `window.Deskbell`. `boot` works again. */
  destroy(): Promise<void>
  /** Resolves when the widget is there. */
  ready(): Promise<void>
}

/** What is loaded later; each is started with the shell, with how to act, and the core with the act that it comes for. */
export interface Chunks {
  core: typeof CoreChunk
  greetings: typeof GreetingsChunk
  more: typeof MoreChunk
}

/** What a chunk is when it has started. */
type Started<K extends keyof Chunks> = Awaited<ReturnType<Chunks[K]['start']>>

/** Where a widget comes from. */
export interface Origin {
  /** Attributes of the script tag. */
  data: object
  /** Settings of lower rank than those given to `boot`. Read when it boots. */
  settings(): unknown
  /** Server address where nobody names one. */
  baseUrl: string
  /** Fetches a chunk: by hashed name beside a script tag, by the bundler of who uses the package. */
  load<K extends keyof Chunks>(chunk: K, baseUrl: string): Promise<Chunks[K]>
  destroyed(): void
}

/** Verbs that are acts: they load the rest and are the core's. */
const acts = ['open', 'toggle', 'send', 'prefill', 'search', 'article', 'survey', 'logout'] as const

/** What the core can do; `wake` brings it to life and does nothing else. */
export type Act = (verb: keyof CoreChunk.Core, ...args: unknown[]) => Promise<void>

/** Verbs that are no acts: they load nothing, and what they say waits for whoever needs it. */
const notes = ['page', 'set', 'track', 'consent', 'use', 'identify'] as const

/** The verbs of one widget; nothing happens before `boot`, and nothing but the launcher is loaded before an act. */
export function createVerbs(origin: Origin): Verbs {
  const events = createEvents()
  let said: Said[] = []
  let given: unknown[] = []
  let shell: Shell | null = null
  let core: Promise<CoreChunk.Core> | null = null
  let greetings: Promise<GreetingsChunk.Greetings> | null = null

  const running = () => shell ?? console.warn('deskbell: boot first')
  /** Fetches a chunk and starts it; fails if the widget is gone when it arrives, so that nothing starts for it. */
  const load = async <K extends keyof Chunks>(chunk: K, at: Shell, verb?: string): Promise<Started<K>> => {
    const { start } = await origin.load(chunk, at.options.baseUrl)
    if (at.ended) throw chunk
    return (start as (...given: unknown[]) => Started<K>)(at, act, verb)
  }
  /** What fails is told, unless the widget is gone: then nobody waits for it. */
  const fail = (at: Shell, problem: unknown) => at.ended || at.emit('error', { message: `${problem}` })
  /** Loads the rest at the first act. The launcher stays whatever fails, and the next act tries again. */
  const act: Act = async (verb, ...args) => {
    const at = running()
    if (!at) return
    at.set({ busy: true, failed: false })
    try {
      core ??= load('core', at, verb)
      const ready = await core
      if (!at.ended) await (ready[verb] as (...args: unknown[]) => unknown)(...args)
    } catch (problem) {
      if (at === shell) core = null
      at.set({ failed: true })
      fail(at, problem)
    }
    at.set({ busy: false })
  }
  const show = async (isVisible: boolean) => {
    const at = running()
    at?.set({ isVisible })
    at?.emit(`launcher:${isVisible ? 'shown' : 'hidden'}`)
  }
  /** Once the page has come to rest: greetings, and the answers that who talked before may have waiting. */
  const idle = () => {
    const at = shell!
    const timer = setTimeout(async () => {
      if (document.readyState !== 'complete') return idle()
      if (at.options.greetings !== 'off') void verbs.greet('')
      try {
        if ((await at.more)?.eager || talkMark(at.options) in localStorage) void act('wake')
      } catch {
        // Storage is forbidden: then nothing was kept, either.
      }
    }, 2000)
    at.ends.push(() => clearTimeout(timer))
  }

  const verbs = {
    async boot(settings) {
      given.push(settings)
      const position = document.dir === 'rtl' ? 'left' : 'right'
      const options = parseOptions(origin.data, [origin.settings(), ...given], { baseUrl: origin.baseUrl, position })
      if (!options) return
      if (shell) shell.update(options)
      else {
        const press = () => at.look.busy || act('toggle')
        // A hint only: the press itself will say what failed.
        const near = () => core || origin.load('core', options.baseUrl).catch(() => {})
        shell = createShell(options, said, events, press, near)
        idle()
        // A moment later, so that calls queued behind this one may listen first.
        queueMicrotask(() => at.ended || at.emit('ready'))
      }
      const at = shell
      if (options.more) at.more = load('more', at).catch((problem) => void fail(at, problem))
    },
    update: async (settings) => running() && verbs.boot(settings),
    close: async () => core && act('close'),
    show: () => show(true),
    hide: () => show(false),
    on: events.on,
    once: (name, run) => events.on(name, run as Listener, true),
    off: events.off,
    get: (key) => shell?.look[key as 'unread'] ?? shell?.get?.(key) ?? null,
    async greet(id) {
      const at = running()
      try {
        greetings ??= at ? load('greetings', at) : null
        return !!(await greetings)?.greet(id)
      } catch (problem) {
        greetings = null
        fail(at!, problem)
        return false
      }
    },
    async destroy() {
      shell?.destroy()
      shell = core = greetings = null
      said = []
      given = []
      events.end()
      origin.destroyed()
    },
    ready: () => new Promise((done) => void events.on('ready', done as () => void, true)),
  } as Verbs
  for (const verb of acts) verbs[verb] = (...args: unknown[]) => act(verb, ...args)
  for (const verb of notes) {
    verbs[verb] = async (...given: unknown[]) => {
      said.push([verb, ...given] as unknown as Said)
      for (const run of shell?.hears ?? []) run()
    }
  }
  return verbs
}
