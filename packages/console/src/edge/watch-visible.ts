import { type ReadonlySignal, signal } from '@preact/signals'

/** Whether the page can be seen. */
export function watchVisible(page: Document): ReadonlySignal<boolean> {
  const visible = signal(page.visibilityState === 'visible')
  page.addEventListener('visibilitychange', () => {
    visible.value = page.visibilityState === 'visible'
  })
  return visible
}
