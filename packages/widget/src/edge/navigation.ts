/**
 * Tells when the page's address changed, by the browser's Navigation API; where it has none, by a watcher fetched for
 * it.
 */
export function watchAddress(onChange: () => void, signal: AbortSignal): void {
  let address = location.href
  const compare = () => {
    if (location.href === address) return
    address = location.href
    onChange()
  }
  // Any element or variable of the page may go by this name where the browser has none.
  const { navigation } = window as { navigation?: EventTarget & { currentEntry?: object } }
  if (navigation?.currentEntry) {
    navigation.addEventListener('currententrychange', compare, { signal })
    return
  }
  import('./watch-acts.ts').then(
    ({ watchActs }) => watchActs(compare, signal),
    () => {
      // Then a navigation in the page is only known of if the page tells it.
    },
  )
}
