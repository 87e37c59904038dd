/** The panel is the whole screen now. Returns how to give it back. */
export function takeScreen(panel: HTMLElement, root: ShadowRoot, close: () => void): () => void {
  const ends = [holdPage(panel, root), followViewport(panel), heedBack(close)]
  return () => {
    for (const end of ends) end()
  }
}

/** What browsers tell of a wish to close: the back button or gesture of a phone. */
interface CloseWatcher extends EventTarget {
  destroy(): void
}

/**
 * The phone's back button closes the panel instead of leaving the shop, where the browser can tell of it without a new
 * entry in the page's history. Returns its stop.
 */
function heedBack(close: () => void): () => void {
  const { CloseWatcher } = window as unknown as { CloseWatcher?: new () => CloseWatcher }
  if (!CloseWatcher) return () => {}
  const watcher = new CloseWatcher()
  watcher.addEventListener('close', close)
  return () => watcher.destroy()
}

/**
 * Makes everything but the panel unreachable: on a phone the panel is a screen of its own.
 * Returns how to give the page back exactly as it was.
 */
export function holdPage(panel: HTMLElement, root: ShadowRoot): () => void {
  const host = root.host as HTMLElement
  const others = [...root.children, ...besideHost(host)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element !== panel && !element.inert && !element.hasAttribute('aria-live'),
  )
  for (const element of others) element.inert = true
  const page = document.documentElement
  const overflow = page.style.overflow
  page.style.overflow = 'hidden'
  return () => {
    for (const element of others) element.inert = false
    page.style.overflow = overflow
  }
}

/** Siblings of the host and of all that holds it, up to the body. */
function besideHost(host: HTMLElement): Element[] {
  const found: Element[] = []
  for (let at: Element = host; at.parentElement && at !== document.body; at = at.parentElement) {
    found.push(...[...at.parentElement.children].filter((element) => element !== at && !isHidden(element)))
  }
  return found
}

const isHidden = (element: Element): boolean => /^(SCRIPT|STYLE|LINK|TEMPLATE|HEAD)$/.test(element.tagName)

/** Keeps the panel inside what the on-screen keyboard leaves free. Returns its stop. */
export function followViewport(panel: HTMLElement): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    panel.style.setProperty('--db-view', `${view.height}px`)
    panel.style.setProperty('--db-view-top', `${view.offsetTop}px`)
  }
  fit()
  view.addEventListener('resize', fit)
  view.addEventListener('scroll', fit)
  return () => {
    view.removeEventListener('resize', fit)
    view.removeEventListener('scroll', fit)
    panel.style.removeProperty('--db-view')
    panel.style.removeProperty('--db-view-top')
  }
}
