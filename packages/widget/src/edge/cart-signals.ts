import type { CartSource } from './platforms.ts'

/** Whether a finished request of the page changed its cart: right address, same origin, and it did not fail. */
export function changesCart(entry: { name: string; responseStatus?: number }, source: CartSource): boolean {
  const { name, responseStatus = 200 } = entry
  return responseStatus < 400 && name.startsWith(`${location.origin}/`) && source.changes.test(name)
}

/** A standard event is sent before the change; it is one only if its promise comes to a good end. */
async function afterOutcome(event: Event, onChange: () => void): Promise<void> {
  try {
    const outcome = await (event as { promise?: Promise<{ userErrors?: unknown[] } | undefined> }).promise
    if (!outcome?.userErrors?.length) onChange()
  } catch {
    // The change did not happen.
  }
}

/**
 * Tells that the cart may have changed, from signals the page gives anyhow: events of the platform, finished requests
 * as the browser lists them, and the return of a page from the back/forward cache. Nothing is wrapped. Returns its stop.
 */
export function watchCart(source: CartSource, onChange: () => void): () => void {
  const heard = (event: Event) => void afterOutcome(event, onChange)
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) onChange()
  }
  for (const name of source.events) document.addEventListener(name, heard)
  window.addEventListener('pageshow', shown)
  const observer =
    typeof PerformanceObserver === 'function'
      ? new PerformanceObserver((list) => {
          if (list.getEntries().some((entry) => changesCart(entry, source))) onChange()
        })
      : null
  observer?.observe({ type: 'resource' })
  return () => {
    for (const name of source.events) document.removeEventListener(name, heard)
    window.removeEventListener('pageshow', shown)
    observer?.disconnect()
  }
}
