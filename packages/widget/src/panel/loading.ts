import { computed, effect, signal } from '@preact/signals-core'
import type { App, AppState } from './app.ts'
import type { SiteFiles } from './edge/site-files.ts'
import { createParts, loaders, type Part, type PartName, type Parts } from './parts.ts'

/** How long after the first open the rest is fetched, so that it works offline later without slowing the first picture. */
const earlyMs = 800

export interface Loading extends Pick<App, 'reload' | 'filesRead'>, Pick<Parts, 'part' | 'fetchPart' | 'partFailed'> {
  /** The code of help, which the assistant searches by; `null` where it could not be fetched. */
  helpCode(): Promise<Part<'help'> | null>
  /** The code of the assistant; `null` where it could not be fetched. */
  assistantCode(): Promise<typeof import('../assistant/index.ts') | null>
  setOnline(online: boolean): void
  fetchEarly(): void
  stop(): void
}

/** Fetches what the panel shows: the site's files at once, chunks of code when first needed or soon after. */
export function createLoading(state: AppState, files: SiteFiles): Loading {
  const online = signal(true)
  const reached = signal(true)
  const parts = createParts(state.host.root)
  let reading = Promise.resolve()
  let cancel: (() => void) | null = null

  const stop = effect(() => {
    const connection = state.client.connection.value
    state.offline.value = !online.value || connection === 'offline' || (!reached.value && connection !== 'online')
  })
  const helpPath = computed(() => state.config.value?.help ?? null)

  async function readFiles(): Promise<void> {
    const locale = state.locale.peek()
    let read: Promise<boolean> = Promise.resolve(true)
    let asked: string | null = null
    // Help follows the kept copy of the config at once; the fresh one only where it names another place.
    const readHelp = () => {
      const path = helpPath.peek()
      if (!path || path === asked) return
      asked = path
      read = files.help(path, locale, (found) => {
        if (state.locale.peek() === locale) state.help.value = found
      })
    }
    const configRead = await files.config((config) => {
      state.config.value = config
      readHelp()
    })
    const helpRead = await read
    reached.value = configRead && helpRead
    state.helpFailed.value = !state.help.peek() && !reached.peek()
  }
  async function readFacts(): Promise<void> {
    if (!state.facts.peek()) state.facts.value = await state.host.facts().catch(() => null)
  }
  function readSite(): void {
    void readFacts()
    reading = readFiles().catch((problem) => console.warn('deskbell: the site could not be read', problem))
  }
  function reload(): void {
    readSite()
    void helpCode()
  }

  async function helpCode(): Promise<Part<'help'> | null> {
    const chunk = await parts.fetchPart('help')
    if (!chunk) state.helpFailed.value = true
    return chunk
  }
  const assistantCode = () => import('../assistant/index.ts').catch(() => null)

  readSite()
  return {
    ...parts,
    reload,
    helpCode,
    assistantCode,
    filesRead: () => reading,
    setOnline(now) {
      const back = now && !online.peek()
      online.value = now
      if (back) reload()
    },
    fetchEarly() {
      cancel ??= state.clock.after(earlyMs, () => {
        void helpCode()
        void assistantCode()
        // Forms and e-mail only where the site has them.
        for (const name of Object.keys(loaders)) if (!/forms|mail/.test(name)) void parts.fetchPart(name as PartName)
        // Fetched to be there later; nothing connects by importing it.
        import('@deskbell/client/edge/socket-connection').catch(() => {})
      })
    },
    stop() {
      stop()
      cancel?.()
      parts.stop()
    },
  }
}
