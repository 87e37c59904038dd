import { vi } from 'vitest'
import type { Core } from '../../core/index.ts'
import type { More } from '../../seams.ts'
import type { Shell } from '../shell.ts'
import { type Chunks, createVerbs, type Origin, type Verbs } from '../verbs.ts'

/** A widget whose later chunks are the test's: what is asked of them is written down in `asked`. */
export interface StartedWidget {
  verbs: Verbs
  asked: unknown[][]
  /** Which chunks were fetched, and for which server. */
  loads: string[]
  /** The shell that a chunk was started with. */
  shells: Shell[]
  /** Makes the next fetches fail, or wait for `arrive`. */
  network: { fails: boolean; waits: Promise<void> | null }
  destroyed: () => void
  /** The button, as it stands on the page. */
  button(): HTMLElement | null
}

/** The host elements of all launchers on the page. */
export const hosts = (): Element[] => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot)

export function startWidget(
  data: object = { siteKey: 'rosso' },
  over: Partial<Origin> = {},
  more: Partial<More> = {},
): StartedWidget {
  // Layout is the browser's: here nothing covers anything.
  document.elementsFromPoint = () => []
  const asked: unknown[][] = []
  const loads: string[] = []
  const shells: Shell[] = []
  const network: StartedWidget['network'] = { fails: false, waits: null }
  const note =
    (name: string) =>
    async (...args: unknown[]) =>
      void asked.push([name, ...args])
  const core = Object.fromEntries(
    ['open', 'close', 'toggle', 'send', 'prefill', 'search', 'article', 'logout', 'wake'].map((name) => [
      name,
      note(name),
    ]),
  ) as unknown as Core
  const chunks = {
    core: {
      start: async (shell: Shell) => {
        shells.push(shell)
        return core
      },
    },
    greetings: {
      start: async (shell: Shell) => {
        shells.push(shell)
        return {
          greet(id: string) {
            asked.push(['greet', id])
            return true
          },
        }
      },
    },
    more: {
      start: async (shell: Shell) => {
        asked.push(['more', shell.options.more])
        return more
      },
    },
  } as unknown as Chunks
  const destroyed = vi.fn()
  const verbs = createVerbs({
    data,
    settings: () => undefined,
    baseUrl: 'https://desk.example',
    destroyed,
    async load(chunk, baseUrl) {
      loads.push(`${chunk} ${baseUrl}`)
      await network.waits
      if (network.fails) throw new TypeError('not fetched')
      return chunks[chunk]
    },
    ...over,
  })
  const button = () => hosts()[0]?.shadowRoot?.querySelector<HTMLElement>('#launcher') ?? null
  return { verbs, asked, loads, shells, network, destroyed, button }
}
