/** Tells by `false` that the browser puts the page aside, by `true` that it is back or looked at. Returns how to end it. */
export function onPageShown(run: (shown: boolean) => void, page: Window = window): () => void {
  const gone = () => run(false)
  const back = () => {
    if (page.document.visibilityState === 'visible') run(true)
  }
  const listened: readonly [EventTarget, string, () => void][] = [
    [page, 'pagehide', gone],
    [page.document, 'freeze', gone],
    [page, 'pageshow', () => run(true)],
    [page.document, 'resume', () => run(true)],
    [page.document, 'visibilitychange', back],
  ]
  for (const [target, event, listen] of listened) target.addEventListener(event, listen)
  return () => {
    for (const [target, event, listen] of listened) target.removeEventListener(event, listen)
  }
}
