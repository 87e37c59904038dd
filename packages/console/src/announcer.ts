import type { Clock } from '@deskbell/client'
import { type ReadonlySignal, signal } from '@preact/signals'

export interface Utterance {
  id: number
  text: string
}

/** Texts for the live region. Each is gone after a second, so that readers hear it once and never meet it again. */
export function createAnnouncer(clock: Clock): {
  utterances: ReadonlySignal<readonly Utterance[]>
  say(text: string): void
  stop(): void
} {
  const utterances = signal<readonly Utterance[]>([])
  const ends = new Set<() => void>()
  let next = 0
  return {
    utterances,
    say(text) {
      const id = ++next
      utterances.value = [...utterances.value, { id, text }]
      const end = clock.after(1000, () => {
        ends.delete(end)
        utterances.value = utterances.value.filter((each) => each.id !== id)
      })
      ends.add(end)
    },
    stop() {
      for (const end of ends) end()
    },
  }
}
