import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Clock, Typist } from './types.ts'

/** Without renewal, typing is over. */
const endsAfterMs = 6000
const renewEveryMs = 3000

/** Who is seen typing; ends by itself, because the word that it ended may be lost. */
export interface TypingShown {
  readonly author: ReadonlySignal<Typist | null>
  set(author: Typist, typing: boolean): void
  end(): void
}

export function createTypingShown(clock: Clock): TypingShown {
  const author = signal<Typist | null>(null)
  let cancel = () => {}
  function end(): void {
    cancel()
    author.value = null
  }
  return {
    author,
    end,
    set(who, typing) {
      if (!typing) return end()
      cancel()
      author.value = who
      cancel = clock.after(endsAfterMs, end)
    },
  }
}

/**
 * Tells the other side of one's own typing: at the start, then at most every 3 s while it goes on, and once at the end.
 * `tell` returns false when it could not be told; then nothing needs to be taken back either.
 */
export function createTypingTold(clock: Clock, tell: (typing: boolean) => boolean): (typing: boolean) => void {
  let toldAt: number | null = null
  return (typing) => {
    const now = clock.now()
    if (!typing) {
      if (toldAt !== null && Math.abs(now - toldAt) < endsAfterMs) tell(false)
      toldAt = null
    } else if (toldAt === null || Math.abs(now - toldAt) >= renewEveryMs) {
      toldAt = tell(true) ? now : null
    }
  }
}
