import type * as CoreChunk from '../core/index.ts'
import type * as GreetingsChunk from '../greetings/index.ts'
import { parseOptions } from '../options.ts'
import type { View, WidgetOptions } from '../seams.ts'
import { createEvents, type Listener } from './events.ts'
import { createShell, type Shell } from './shell.ts'

export type Settings = Partial<WidgetOptions>
export type WhatToGet = 'isOpen' | 'isVisible' | 'unread' | 'conversationId' | 'connection'

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
  on(name: string, run: Listener): () => void
  /** Hears an event one time. */
  once(name: string, run: Listener): () => void
  /** Stops hearing: one listener, or all of an event. */
  off(name: string, run?: Listener): void
  /** Tells of a navigation that cannot be seen from outside. */
  page(page: { url?: string; title?: string }): Promise<void>
  /** Tells the cart; from then on the platform is not asked. `null` is unknown. */
  set(facts: { cart: unknown }): Promise<void>
  /** Reads one fact, at once. */
  get(key: WhatToGet): unknown
  /** Sends the shopper's words. */
  send(text: string): Promise<void>
  /** Puts words into the message field, unsent. */
  prefill(text: string): Promise<void>
  /** Searches help. */
  search(query: string): Promise<void>
  /** Opens a help article. */
  article(id: string): Promise<void>
  /** Shows a greeting by its id, whatever its conditions; gives whether it could. */
  greet(id: string): Promise<boolean>
  /** Forgets the shopper on this device. */
  logout(): Promise<void>
  /** Removes everything, also `window.Deskbell`. `boot` works again. */
  destroy(): Promise<void>
  /** Resolves when the widget is there. */
  ready(): Promise<void>
}

/** What is loaded later. */
export interface Chunks {
  core: typeof CoreChunk
  greetings: typeof GreetingsChunk
}

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
const acts = ['open', 'toggle', 'send', 'prefill', 'search', 'article', 'logout'] as const

/** The verbs of one widget; nothing happens before `boot`, and nothing but the launcher is loaded before an act. */
export function createVerbs(origin: Origin): Verbs {
  const events = createEvents()
  const { on, off, emit } = events
  let told: Shell['told'] = {}
  let given: unknown[] = []
  let shell: Shell | null = null
  let core: Promise<CoreChunk.Core> | null = null
  let greetings: Promise<GreetingsChunk.Greetings> | null = null

  const fail = (problem: unknown) => emit('error', { message: `${problem}` })
  const load = <K extends keyof Chunks>(chunk: K) => origin.load(chunk, shell!.options.baseUrl)
  /** Loads the rest at the first act. What fails is told, the launcher stays, and the next act tries again. */
  const act = async (verb: (typeof acts)[number] | 'close' | 'answer', ...args: unknown[]): Promise<void> => {
    const at = shell
    if (!at) return console.warn('deskbell: call boot first')
    try {
      at.set({ busy: true, failed: false })
      core ??= load('core').then((chunk) => chunk.startCore(at))
      await ((await core)[verb] as (...args: unknown[]) => unknown)(...args)
    } catch (problem) {
      core = null
      at.set({ failed: true })
      fail(problem)
    }
    at.set({ busy: false })
  }
  const tell = async (more: Shell['told']) => {
    Object.assign(told, more)
    shell?.facts?.tell(told)
  }
  const show = async (isVisible: boolean) => {
    shell?.set({ isVisible })
    emit(`launcher:${isVisible ? 'shown' : 'hidden'}`)
  }
  const idle = () => {
    // Greetings that cannot be fetched now are none; the shop's page hears nothing of it but the event.
    const timer = setTimeout(() => {
      if (document.readyState === 'complete') verbs.greet('').catch(fail)
      else idle()
    }, 2000)
    shell!.ends.push(() => clearTimeout(timer))
  }

  const verbs = {
    async boot(settings) {
      given.push(settings)
      const position = document.dir === 'rtl' ? 'left' : 'right'
      const options = parseOptions(origin.data, [origin.settings(), ...given], { baseUrl: origin.baseUrl, position })
      if (!options) return
      if (shell) return shell.update(options)
      const press = () => shell!.look.busy || act('toggle')
      // A hint only: the press itself will say what failed.
      const near = () => core || load('core').catch(() => {})
      shell = createShell(options, told, events, press, near)
      if (options.greetings !== 'off') idle()
      // A moment later, so that calls queued behind this one may listen first.
      queueMicrotask(() => emit('ready'))
    },
    update: async (settings) => shell && verbs.boot(settings),
    close: async () => core && act('close'),
    show: () => show(true),
    hide: () => show(false),
    on,
    once: (name, run) => on(name, run, true),
    off,
    page: (page) => tell({ page }),
    set: tell,
    get: (key) => shell?.look[key as 'unread'] ?? shell?.get?.(key) ?? null,
    async greet(id) {
      greetings ??= load('greetings').then((chunk) => chunk.startGreetings(shell!, act))
      // What failed is tried again by the next who asks.
      greetings.catch(() => {
        greetings = null
      })
      return (await greetings).greet(id)
    },
    async destroy() {
      shell?.destroy()
      shell = core = greetings = null
      told = {}
      given = []
      off()
      origin.destroyed()
    },
    ready: () => new Promise((done) => on('ready', () => done(), true)),
  } as Verbs
  for (const verb of acts) verbs[verb] = (...args: unknown[]) => act(verb, ...args)
  return verbs
}
