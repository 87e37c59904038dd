/**
 * Keeps the host in the document when the page swaps its body or clears its children, and tells of changes of the
 * page. Comes back a moment later, never at once, and not for ever: a page that removes it in an observer must not be
 * fought. Returns its stop.
 */
export function keepAttached(host: HTMLElement, home: () => Element | undefined, onChange: () => void): () => void {
  let left = 50
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  const put = () => {
    if (!host.isConnected && left--) (home() ?? document.documentElement).append(host)
  }
  const attach = () => {
    put()
    timer = 0
    onChange()
  }
  const later = () => {
    timer ||= left && setTimeout(attach, (host.isConnected && 400) as number)
  }
  const observer = new MutationObserver(later)
  // By these a page hides its bars or changes its language.
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['lang', 'class', 'style'] })
  addEventListener('resize', later)
  // Seen by the observer as well, and no more now: to ask where things stand costs the layout of a page that still loads.
  put()
  return () => {
    observer.disconnect()
    removeEventListener('resize', later)
    clearTimeout(timer)
    host.remove()
  }
}
