import type { GreetingFacts } from '@deskbell/greetings/context'
import { selectorsOf } from '@deskbell/greetings/selectors'
import type { GreetingRules } from '@deskbell/protocol'

type Facts = Pick<GreetingFacts, 'idleSeconds' | 'scroll' | 'exitIntent' | 'clicked'>

export interface Acts {
  facts(): Facts
  /** A new page view began. */
  restart(): void
}

/** Percent of the page that was seen, from its top. */
const depth = () => {
  const { scrollHeight } = document.documentElement
  return scrollHeight ? Math.min(100, ((scrollY + innerHeight) / scrollHeight) * 100) : 100
}

function isHit(target: EventTarget | null, selector: string): boolean {
  try {
    return target instanceof Element && target.closest(selector) !== null
  } catch {
    // The owner's selector is none; `deskbell check` says so.
    return false
  }
}

/**
 * Watches what the shopper does, as far as some rule asks for it.
 *
 * @param onChange something happened that a rule may wait for
 */
export function watchActs(
  rules: GreetingRules,
  used: ReadonlySet<string>,
  onChange: () => void,
  signal: AbortSignal,
): Acts {
  const selectors = selectorsOf(rules)
  let active = performance.now()
  let scroll = 0
  let exitIntent = false
  let clicked: string[] = []
  let isPaused = false
  const hear = (condition: string, name: string, run: (event: Event) => void) => {
    if (used.has(condition)) document.addEventListener(name, run, { capture: true, passive: true, signal })
  }
  const move = () => {
    active = performance.now()
  }
  for (const name of ['pointermove', 'keydown', 'scroll']) hear('idleSeconds', name, move)
  hear('scroll', 'scroll', () => {
    if (isPaused) return
    isPaused = true
    setTimeout(() => {
      isPaused = false
      if (!signal.aborted) onChange()
    }, 200)
  })
  hear('exitIntent', 'mouseout', (event) => {
    const { relatedTarget, clientY, movementY, buttons } = event as MouseEvent
    if (relatedTarget || clientY > 0 || movementY >= 0 || buttons) return
    exitIntent = true
    onChange()
  })
  hear('clicked', 'click', ({ target }) => {
    const hit = selectors.filter((one) => isHit(target, one))
    clicked.push(...hit)
    if (hit.length > 0) onChange()
  })
  return {
    facts() {
      if (used.has('scroll')) scroll = Math.max(scroll, depth())
      return { idleSeconds: (performance.now() - active) / 1000, scroll, exitIntent, clicked }
    },
    restart() {
      active = performance.now()
      scroll = 0
      exitIntent = false
      clicked = []
    },
  }
}
