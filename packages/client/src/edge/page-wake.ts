/** Calls `run` whenever the person or the network comes back to the page. Returns how to end it. */
export function onPageWake(run: () => void, page: Window = window): () => void {
  const visible = () => {
    if (page.document.visibilityState === 'visible') run()
  }
  for (const event of ['online', 'focus', 'pageshow']) page.addEventListener(event, run)
  page.document.addEventListener('visibilitychange', visible)
  return () => {
    for (const event of ['online', 'focus', 'pageshow']) page.removeEventListener(event, run)
    page.document.removeEventListener('visibilitychange', visible)
  }
}
