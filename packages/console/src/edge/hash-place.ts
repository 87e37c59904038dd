import { signal } from '@preact/signals'
import type { Place } from '../world.ts'

/** The page's own address, so that back, forward, reload and links work as everywhere. */
export function createHashPlace(page: Window): Place {
  const hash = signal(page.location.hash)
  page.addEventListener('hashchange', () => {
    hash.value = page.location.hash
  })
  return {
    hash,
    go(to) {
      page.location.hash = to
    },
  }
}
