import type { GreetingBusy } from '@deskbell/greetings/context'

/** What keeps a greeting away, where it holds. */
export type Busy = { [K in GreetingBusy]?: unknown }

/** The shopper's time on the page, and what keeps a greeting away now. */
export interface Behaviour {
  /** Seconds of this page view with the tab visible. */
  seconds(): number
  busy(bannerStands?: () => boolean): Busy
  /** A new page view began. */
  restart(): void
}

/** Whether one writes into it, or chooses from it. */
const isField = (at: Partial<HTMLInputElement> | null) =>
  at?.isContentEditable || /^(?!button|submit|checkbox|radio)./.test(at?.type ?? '')
/** Banners that do not say they are come with the card. */
const dialogs = 'dialog[open],[aria-modal=true],[role$=dialog]'

const isShown = (element: Element) => element.getClientRects()[0] && element.checkVisibility?.() !== false

/** @param onChange something ended that may have kept a greeting away */
export function watchBehaviour(onChange: () => void, signal: AbortSignal): Behaviour {
  let seconds = 0
  let from = performance.now()
  const since = () => (performance.now() - from) / 1000
  const turn = () => {
    if (document.hidden) seconds += since()
    from = performance.now()
    onChange()
  }
  document.addEventListener('visibilitychange', turn, { signal })
  document.addEventListener('focusout', onChange, { signal })
  return {
    seconds: () => seconds + (document.hidden ? 0 : since()),
    busy: (bannerStands) => ({
      'tab-hidden': document.hidden,
      'input-focused': isField(document.activeElement),
      'modal-open': [...document.querySelectorAll(dialogs)].some(isShown) || bannerStands?.(),
    }),
    restart() {
      seconds = 0
      from = performance.now()
    },
  }
}
