import type { GreetingBusy, GreetingFacts } from '@deskbell/greetings/context'

/** What the shopper does on the page, as far as rules ask for it. */
export interface Behaviour {
  facts(): Pick<GreetingFacts, 'seconds' | 'idleSeconds' | 'scroll' | 'exitIntent' | 'clicked'>
  /** What of the page keeps a greeting away now. */
  busy(): GreetingBusy[]
  /** A new page view began. */
  restart(): void
}

const field =
  'input:not([type=button],[type=submit],[type=checkbox],[type=radio]),textarea,select,[contenteditable=""],[contenteditable=true]'
const dialogs = 'dialog[open],[aria-modal=true],[role=dialog]:not([hidden]),[role=alertdialog]'

const isShown = (element: Element) => element.getClientRects().length > 0 && element.checkVisibility?.() !== false

/** Percent of the page that was seen, from its top. */
const depth = () => {
  const { scrollHeight } = document.documentElement
  return scrollHeight ? Math.min(100, ((scrollY + innerHeight) / scrollHeight) * 100) : 100
}

/**
 * Watches only what some rule asks for.
 *
 * @param used conditions of the rule file
 * @param selectors what `clicked` conditions name
 * @param onChange something happened that a rule may wait for
 * @param ends run when the widget ends
 */
export function watchBehaviour(
  used: ReadonlySet<string>,
  selectors: readonly string[],
  onChange: () => void,
  ends: (() => void)[],
): Behaviour {
  let seconds = 0
  let from = performance.now()
  let active = from
  let scroll = 0
  let exitIntent = false
  let clicked: string[] = []
  let paused = 0

  const hear = (target: EventTarget, name: string, run: (event: Event) => void) => {
    target.addEventListener(name, run, { capture: true, passive: true })
    ends.push(() => target.removeEventListener(name, run, { capture: true }))
  }
  const look = () => {
    if (document.hidden) seconds += (performance.now() - from) / 1000
    from = performance.now()
    onChange()
  }
  hear(document, 'visibilitychange', look)
  hear(document, 'focusout', onChange)
  if (used.has('idleSeconds')) {
    const move = () => {
      active = performance.now()
    }
    for (const name of ['pointermove', 'keydown', 'scroll']) hear(document, name, move)
  }
  if (used.has('scroll')) {
    ends.push(() => clearTimeout(paused))
    hear(document, 'scroll', () => {
      paused ||= window.setTimeout(() => {
        paused = 0
        scroll = Math.max(scroll, depth())
        onChange()
      }, 200)
    })
  }
  if (used.has('exitIntent')) {
    hear(document, 'mouseout', (event) => {
      const { relatedTarget, clientY, movementY, buttons } = event as MouseEvent
      if (relatedTarget || clientY > 0 || movementY >= 0 || buttons) return
      exitIntent = true
      onChange()
    })
  }
  if (selectors.length > 0) {
    hear(document, 'click', ({ target }) => {
      const hit = selectors.filter((one) => {
        try {
          return (target as Element).closest?.(one)
        } catch {
          // The owner's selector is none; `deskbell check` says so.
          return false
        }
      })
      clicked = [...new Set([...clicked, ...hit])]
      if (hit.length > 0) onChange()
    })
  }
  return {
    facts: () => ({
      seconds: seconds + (document.hidden ? 0 : (performance.now() - from) / 1000),
      idleSeconds: (performance.now() - active) / 1000,
      scroll: Math.max(scroll, used.has('scroll') ? depth() : 0),
      exitIntent,
      clicked,
    }),
    busy: () => [
      ...(document.hidden ? ['tab-hidden' as const] : []),
      ...(document.activeElement?.matches(field) ? ['input-focused' as const] : []),
      ...([...document.querySelectorAll(dialogs)].some(isShown) ? ['modal-open' as const] : []),
    ],
    restart() {
      seconds = scroll = 0
      from = active = performance.now()
      exitIntent = false
      clicked = []
    },
  }
}
