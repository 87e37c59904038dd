import type { CartSource } from './page-cart.ts'

type Signals = Pick<CartSource, 'changes' | 'events'>

/** Whether a finished request of the page changed its cart: right address, same origin, and it did not fail. */
export function changesCart(entry: { name: string; responseStatus?: number }, { changes }: Signals): boolean {
  const { name, responseStatus = 200 } = entry
  return responseStatus < 400 && name.startsWith(`${location.origin}/`) && changes.test(name)
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
 * as the browser lists them, and the return of a page from the back/forward cache. Nothing is wrapped.
 */
export function watchCart(source: Signals, onChange: () => void, signal: AbortSignal): void {
  for (const name of source.events) {
    // Some go to the window, some to an element and bubble or not: on the way down all pass the window.
    window.addEventListener(name, (event) => void afterOutcome(event, onChange), { signal, capture: true })
  }
  window.addEventListener('pageshow', ({ persisted }) => persisted && onChange(), { signal })
  const observer = new PerformanceObserver((list) => {
    if (list.getEntries().some((entry) => changesCart(entry, source))) onChange()
  })
  observer.observe({ type: 'resource' })
  signal.addEventListener('abort', () => observer.disconnect())
}
