/** Acts of the shopper after which a page may have changed its address without telling anyone. */
const acts = ['click', 'keyup', 'submit'] as const

/**
 * Tells when the page's address changed. The browser's own signals first; where it has none for `pushState`, the
 * address is compared after each act of the shopper. Nothing of the page is wrapped. Returns its stop.
 */
export function watchAddress(onChange: (address: string) => void): () => void {
  let address = location.href
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const compare = () => {
    if (location.href === address) return
    address = location.href
    onChange(address)
  }
  const later = () => {
    for (const ms of [50, 600]) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        compare()
      }, ms)
      timers.add(timer)
    }
  }
  const { navigation } = window as { navigation?: EventTarget }
  const sources: [EventTarget, string, () => void][] = [
    [window, 'popstate', compare],
    [window, 'hashchange', compare],
    [document, 'turbo:load', compare],
    ...(navigation instanceof EventTarget
      ? [[navigation, 'currententrychange', compare] as [EventTarget, string, () => void]]
      : []),
    ...acts.map((act): [EventTarget, string, () => void] => [window, act, later]),
  ]
  for (const [target, name, run] of sources) target.addEventListener(name, run, true)
  return () => {
    for (const [target, name, run] of sources) target.removeEventListener(name, run, true)
    for (const timer of timers) clearTimeout(timer)
  }
}
