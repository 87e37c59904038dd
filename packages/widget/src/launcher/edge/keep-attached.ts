/** Attributes by which a page hides its bars or changes its language. */
const attributeFilter = ['lang', 'class', 'style']

/**
 * Keeps the host in the document when the page swaps its body or clears its children, and tells of changes of the
 * page. Comes back a moment later, never at once, and not for ever: a page that removes it in an observer must not be
 * fought. Returns its stop.
 */
export function keepAttached(host: HTMLElement, home: () => Element | undefined, onChange: () => void): () => void {
  let left = 50
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  const attach = () => {
    timer = 0
    if (!host.isConnected && left--) (home() ?? document.documentElement).append(host)
    onChange()
  }
  const later = () => {
    timer ||= left && setTimeout(attach, host.isConnected ? 400 : 0)
  }
  const observer = new MutationObserver(later)
  observer.observe(document, { childList: true, subtree: true, attributeFilter })
  addEventListener('resize', later)
  attach()
  return () => {
    observer.disconnect()
    removeEventListener('resize', later)
    clearTimeout(timer)
    host.remove()
  }
}
