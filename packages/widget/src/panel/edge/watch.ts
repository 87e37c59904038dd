/** Tells what `read` reads, now and at every one of these events. Returns its stop. */
function watch(target: EventTarget, events: readonly string[], read: () => boolean, run: (holds: boolean) => void) {
  const tell = () => run(read())
  tell()
  for (const event of events) target.addEventListener(event, tell)
  return () => {
    for (const event of events) target.removeEventListener(event, tell)
  }
}

/** Tells whether a media query holds, now and at every change. Returns its stop. */
export function watchMedia(query: string, run: (holds: boolean) => void): () => void {
  const media = matchMedia(query)
  return watch(media, ['change'], () => media.matches, run)
}

/** Tells whether the browser believes to be online, now and at every change. Returns its stop. */
export const watchOnline = (run: (online: boolean) => void): (() => void) =>
  watch(window, ['online', 'offline'], () => navigator.onLine, run)

/** Tells whether the page can be seen, now and at every change. Returns its stop. */
export const watchVisible = (run: (visible: boolean) => void): (() => void) =>
  watch(document, ['visibilitychange'], () => document.visibilityState === 'visible', run)
