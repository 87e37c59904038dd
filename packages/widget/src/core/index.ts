import { version } from '../../package.json'
import type { hearPeople } from '../identity/index.ts'
import type { Shell } from '../launcher/shell.ts'
import type { Act } from '../launcher/verbs.ts'
import { signs } from '../panel/icon.tsx'
import { createPanel } from '../panel/index.tsx'
import type { AnsweredGreeting, Hooks, Said, View } from '../seams.ts'
import { launcherName } from './launcher-name.ts'

/** What the widget can do once the shopper acted. */
export interface Core {
  open(view?: unknown): void
  close(): void
  toggle(): void
  send(text: unknown): void
  prefill(text: unknown): void
  search(query: unknown): void
  article(id: unknown): void
  survey(id: unknown): void
  answer(greeting: AnsweredGreeting): void
  logout(): Promise<void>
  /** It lives: answers come from now on. */
  wake(): unknown
}

/** Who asks, waits for the code that knows: it is not needed for the first picture. */
const askConsent = async (shell: Shell) => (await import('../consent/ask.ts')).askConsent(shell)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Looked at by name only: pages pass anything, also what throws when it is looked at. */
const isOfPeople = ([verb, given]: Said): boolean | undefined => {
  try {
    return /identify|attr|label|conv/.test(`${verb}${Object.keys(given ?? {})}`)
  } catch {}
}

/** Wires panel, launcher and page. The composition root of everything after the first act. */
export async function start(shell: Shell, _act?: Act, verb = 'wake'): Promise<Core> {
  const { root, button, options, locale, emit, on } = shell
  const setOpen = (open: boolean) => {
    if (open === shell.look.isOpen) return
    shell.set({ isOpen: open, nudge: 0 })
  }
  const more = await shell.more
  const panel = await createPanel({
    more,
    agreed: () => askConsent(shell),
    opens: !/wake|logout/.test(verb),
    root,
    options,
    locale,
    onLocale: (run) => on('locale:changed', () => run(locale())),
    async facts() {
      const { observe } = await import('../page/index.ts')
      if (shell.ended) throw new Error('the widget is gone')
      return observe(shell)
    },
    emit,
    speaks(t) {
      shell.face = (look) => [launcherName(t, look), look.isOpen ? signs.close : signs.bell]
      shell.set({})
    },
    closed() {
      setOpen(false)
      button.focus()
    },
    setUnread: (unread) => shell.set({ unread }),
  })
  shell.ends.push(() => panel.destroy())
  if (shell.ended) panel.destroy()
  shell.get = (key) => (key === 'version' ? version : panel.get(key as 'connection'))
  shell.record = (record) => panel.recordGreeting(record)
  let people: Promise<ReturnType<typeof hearPeople> | undefined> | undefined
  let heard = 0
  /** What was said before belongs to who has left. */
  let left = 0
  /** In the order in which the page spoke. */
  const hear = async () => {
    const news = shell.said.slice(heard)
    heard += news.length
    if (news.some(isOfPeople)) {
      people ??= import('../identity/index.ts')
        .then((chunk) => chunk.hearPeople(shell, panel, left))
        .catch((problem) => {
          // Asked for again with the next that is said.
          people = undefined
          if (!shell.ended) emit('error', { message: `${problem}` })
          return undefined
        })
      void people.then((known) => known?.hear())
    }
    // In their order, and before anything is sent.
    for (const [verb, given] of news) if (verb === 'use') await panel.use(given as Hooks)
  }
  await hear()
  shell.hears.push(() => void hear())

  /** Words that the panel shows at their place. */
  const pass = (verb: 'send' | 'prefill' | 'search') => (text: unknown) => {
    panel[verb](textOf(text))
    setOpen(panel.isOpen())
  }
  const core: Core = {
    open(view) {
      panel.show((textOf(view) || undefined) as View | undefined)
      setOpen(true)
    },
    close() {
      if (!shell.look.isOpen) return
      const inside = root.activeElement
      setOpen(false)
      panel.hide()
      if (inside) button.focus()
    },
    toggle: () => (shell.look.isOpen ? core.close() : core.open()),
    send: pass('send'),
    prefill: pass('prefill'),
    search: pass('search'),
    article: (id) => core.open(`faq/${textOf(id)}`),
    survey: (id) => core.open(`survey/${textOf(id)}`),
    answer(greeting) {
      panel.answerGreeting(greeting)
      setOpen(true)
    },
    wake: () => more?.eager && panel.connect(),
    async logout() {
      left = shell.said.length
      ;(await people)?.leave()
      await panel.logout()
      emit('identity:changed', { user: null })
    },
  }
  if (more?.inline) core.open()
  return core
}
