import type { GreetingMemory, GreetingSeen } from './memory.ts'

const week = 7 * 86_400_000

const withSeen = (memory: GreetingMemory, id: string, change: Partial<GreetingSeen>): GreetingMemory['seen'] => {
  const none = { count: 0, at: 0, variant: null, control: false, dismissedAt: null, goal: false }
  return { ...memory.seen, [id]: { ...none, ...memory.seen[id], ...change } }
}

/**
 * Call when a greeting was really seen (one second on a visible tab), or at the same moment when it was withheld
 * from a control visitor, so that both groups are counted alike.
 */
export function rememberShown(
  memory: GreetingMemory,
  shown: { greeting: string; variant: string | null; control?: boolean },
  at: { now: number; session: string; pageId: string },
): GreetingMemory {
  const { greeting: id, variant, control = false } = shown
  const { now, session, pageId: page } = at
  const count = (memory.seen[id]?.count ?? 0) + 1
  const kept = memory.recent.filter((one) => now - one.at < week).slice(-99)
  return {
    ...memory,
    recent: [...kept, { id, at: now, session, page }],
    seen: withSeen(memory, id, { count, at: now, variant, control }),
  }
}

/** The visitor closed the greeting: it stays quiet for days, and two of these in a row mute all. */
export function rememberDismissed(memory: GreetingMemory, greeting: string, now: number): GreetingMemory {
  const { at = now } = memory.seen[greeting] ?? {}
  return {
    ...memory,
    dismissals: memory.dismissals + 1,
    seen: withSeen(memory, greeting, { at, dismissedAt: now }),
  }
}

/** The visitor answered a greeting or opened the chat: dismissals start again from nought. */
export function rememberEngaged(memory: GreetingMemory): GreetingMemory {
  return { ...memory, dismissals: 0 }
}

/** "Do not show such messages", and back. */
export function rememberMuted(memory: GreetingMemory, muted: boolean): GreetingMemory {
  return { ...memory, muted }
}
