/** Tells whether a media query holds, now and at every change. Returns its stop. */
export function watchMedia(query: string, run: (holds: boolean) => void): () => void {
  const media = window.matchMedia(query)
  const tell = () => run(media.matches)
  tell()
  media.addEventListener('change', tell)
  return () => media.removeEventListener('change', tell)
}

/** Tells whether the browser believes to be online, now and at every change. Returns its stop. */
export function watchOnline(run: (online: boolean) => void): () => void {
  const tell = () => run(navigator.onLine)
  tell()
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}

/** Tells whether the page can be seen, now and at every change. Returns its stop. */
export function watchVisible(run: (visible: boolean) => void): () => void {
  const tell = () => run(document.visibilityState === 'visible')
  tell()
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}
