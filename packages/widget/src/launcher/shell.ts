import type { ObservedPage } from '../edge/page-facts.ts'
import type { Consent, More, Panel, Said, WidgetOptions } from '../seams.ts'
import { bell, createButton } from './button.ts'
import { keepAttached } from './edge/keep-attached.ts'
import { riseOver } from './edge/stay-clear.ts'
import type { Emit, Hear } from './event-map.ts'
import type { Events } from './events.ts'
import { pickLocale } from './locale.ts'
import { launcherStyle } from './style.ts'

/** What the launcher shows. */
export interface Look {
  isOpen: boolean
  isVisible: boolean
  /** The panel is being loaded. */
  busy: boolean
  /** The last loading failed; the next press tries again. */
  failed?: boolean
  /** Unread messages. */
  unread: number
  /** A greeting waits behind the launcher. */
  nudge: number
}

/** What is on the page from the start, and what chunks that come later build on. */
export interface Shell {
  emit: Emit
  on: Hear
  /** The widget's one shadow root; other chunks add their parts to it. */
  root: ShadowRoot
  button: HTMLElement
  options: WidgetOptions
  look: Readonly<Look>
  /** Changes what the launcher shows. */
  set(change: Partial<Look>): void
  locale(): string
  /** Name and sign of the launcher; the core replaces it when it brings all words. */
  face: (look: Look) => readonly [name: string, sign: string]
  /** Reads what only the panel knows; set by the core. */
  get?: (key: string) => unknown
  /** Counts a greeting on the server; set by the core. */
  record?: Panel['recordGreeting']
  /** Called a moment after the page changed; set by what stands beside the launcher. */
  move?: (() => void) | undefined
  /** Made by the chunk that first needs it, shared by all. */
  facts?: ObservedPage
  /** Calls that are no acts, in their order. */
  said: readonly Said[]
  /** Run when something was added to `said`. */
  hears: (() => void)[]
  /** What the shopper agreed to; absent where nobody asks. */
  agreed?: () => Consent
  /** As the shop set it; `auto` where it did not. */
  consentMode?: 'auto' | 'granted' | 'denied'
  /** What else of the page no greeting may cover, as selectors. */
  avoid?: string | undefined
  /** Consent is being read. */
  asking?: Promise<void>
  /** What few shops set, where this one did. */
  more?: Promise<More | undefined> | undefined
  /** Where the host stands, if not under `<html>`. */
  home?: Element | undefined
  /** Run when the widget is destroyed. */
  ends: (() => void)[]
  ended?: boolean
  /** Takes changed settings. */
  update(options: WidgetOptions): void
  destroy(): void
}

/**
 * Puts the launcher on the page, on a host under `<html>` where no rule of the page reaches it, and keeps the state
 * around it. Loads nothing.
 *
 * @param near the pointer is on the launcher: a press is likely
 */
export function createShell(
  options: WidgetOptions,
  said: readonly Said[],
  events: Events,
  press: () => void,
  near: () => void,
): Shell {
  const [host, root, button, badge, sign] = createButton()
  const sheet = new CSSStyleSheet()
  root.adoptedStyleSheets = [sheet]
  button.onclick = press
  button.onpointerenter = near

  let lang = pickLocale(options.locale)
  let rise = 0
  const look: Look = { isOpen: false, busy: false, unread: 0, nudge: 0, isVisible: options.launcher === 'default' }
  const draw = () => {
    const [name, drawing] = shell.face(look)
    sheet.replaceSync(launcherStyle(options, look))
    host.lang = lang
    button.setAttribute('aria-label', name)
    button.setAttribute('aria-expanded', `${look.isOpen}`)
    button.setAttribute('aria-busy', `${look.busy}`)
    sign.setAttribute('d', drawing)
    badge.textContent = look.failed ? '!' : `${look.unread + look.nudge || ''}`
    badge.hidden = !badge.textContent
  }
  const pageChanged = () => {
    const { x, bottom } = button.getBoundingClientRect()
    rise = riseOver(x + 28, bottom + rise, host)
    // A transform: for the browser that is no shift of the page's layout.
    button.style.translate = `0 ${-rise}px`
    shell.move?.()
    const locale = pickLocale(options.locale)
    if (locale === lang) return
    lang = locale
    draw()
    events.emit('locale:changed', { locale })
  }
  const shell: Shell = {
    ...(events as Pick<Shell, 'emit' | 'on'>),
    root,
    button,
    options,
    look,
    said,
    // A word that is the same in nearly all languages, or the owner's; the core says it in the shopper's.
    face: ({ nudge }) => [`${options.label} ${nudge || ''}`.trim(), bell],
    locale: () => lang,
    set(change) {
      Object.assign(look, change)
      draw()
    },
    hears: [],
    ends: [],
    update(next) {
      if (next.launcher !== options.launcher) look.isVisible = next.launcher === 'default'
      Object.assign(options, next)
      draw()
      pageChanged()
    },
    destroy() {
      shell.ended = true
      for (const run of shell.ends) run()
    },
  }
  draw()
  shell.ends.push(keepAttached(host, () => shell.home, pageChanged))
  return shell
}
