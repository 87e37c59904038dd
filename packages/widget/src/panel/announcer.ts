import type { Clock } from '@deskbell/client'

export interface Announcer {
  /** Says a text once to screen readers, without moving anything. */
  say(text: string): void
  stop(): void
}

/**
 * A polite live region of its own: each utterance is its own node and is gone after a second, so that readers hear it
 * once and nobody meets it again when walking through the panel.
 */
export function createAnnouncer(parent: ParentNode & Node, clock: Clock): Announcer {
  const region = document.createElement('div')
  region.className = 'live vh'
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('role', 'status')
  parent.appendChild(region)
  const ends = new Set<() => void>()
  return {
    say(text) {
      const line = document.createElement('div')
      line.textContent = text
      region.append(line)
      const end = clock.after(1000, () => {
        line.remove()
        ends.delete(end)
      })
      ends.add(end)
    },
    stop() {
      for (const end of ends) end()
      region.remove()
    },
  }
}
