const able = 'button, a[href], input:not([type="file"]), textarea, [tabindex]'

/** Where one goes on when what had the focus is gone: the nearest that is left of its surroundings. */
function nextTo(surroundings: readonly Element[], panel: Element): HTMLElement | null {
  const near = surroundings.find((one) => one.isConnected && panel.contains(one) && one !== panel)
  // In a conversation the first button is a message of long ago: there, one goes on in the conversation itself.
  const log = near?.closest<HTMLElement>('.log')
  if (log) return log
  const inside = near?.matches('.screen') ? null : near?.querySelector<HTMLElement>(able)
  return inside ?? panel.querySelector<HTMLElement>('[data-focus], .log, h1[tabindex]')
}

/** All that a node stands in, from the inside out. */
function surroundingsOf(node: Element): Element[] {
  const found: Element[] = []
  for (let at = node.parentElement; at; at = at.parentElement) found.push(at)
  return found
}

/**
 * Keeps who works by keyboard where they were: a button that goes away with its press would leave the focus on the
 * page. Moves nothing while something of ours has the focus.
 */
export function keepFocus(root: ShadowRoot): () => void {
  let last: Element | null = null
  let surroundings: Element[] = []
  const onFocus = ({ target }: Event) => {
    last = target as Element
    surroundings = surroundingsOf(last)
  }
  /** Left on purpose, pressed elsewhere or tabbed on: then it is still there once all that happens now has happened. */
  const onLeave = () =>
    queueMicrotask(() => {
      if (last?.isConnected) last = null
    })
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected) return
    last = null
    const panel = surroundings.find((one) => one.id === 'deskbell-panel')
    const lost = document.activeElement === document.body
    if (lost && panel?.checkVisibility()) nextTo(surroundings, panel)?.focus({ preventScroll: true })
  })
  root.addEventListener('focusin', onFocus)
  root.addEventListener('focusout', onLeave)
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    root.removeEventListener('focusin', onFocus)
    root.removeEventListener('focusout', onLeave)
    observer.disconnect()
  }
}
