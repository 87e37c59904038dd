/**
 * For browsers without the Navigation API: compares the address after each act of the shopper that may have changed it
 * without telling anyone, since `pushState` has no event. Nothing of the page is wrapped.
 */
export function watchActs(compare: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  const options = { capture: true, signal }
  const later = () => {
    for (const ms of [50, 600]) {
      const timer = setTimeout(compare, ms)
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
    }
  }
  for (const name of ['popstate', 'hashchange', 'turbo:load']) window.addEventListener(name, compare, options)
  for (const name of ['click', 'keyup', 'submit']) window.addEventListener(name, later, options)
}
