const day = 86_400_000
const week = 7 * day

/** What happened to one greeting on this device. */
export interface GreetingSeen {
  count: number
  /** Last time it was seen, ms since 1970. */
  at: number
  variant: string | null
  /** Withheld from a control visitor rather than shown. */
  control: boolean
  dismissedAt: number | null
  /** Its goal was already counted. */
  goal: boolean
}

/** Counters behind caps, quiet times and goals. Kept on the device, shared by its tabs, never sent. */
export interface GreetingMemory {
  recent: readonly { id: string; at: number; session: string; page: string }[]
  seen: Readonly<Record<string, GreetingSeen>>
  /** Dismissals since the visitor last engaged. */
  dismissals: number
  /** The visitor asked for no such messages. */
  muted: boolean
  /** Last time the visitor took part in a conversation. */
  chatAt: number | null
}

export const emptyMemory: GreetingMemory = { recent: [], seen: {}, dismissals: 0, muted: false, chatAt: null }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function isShown(value: unknown): value is GreetingMemory['recent'][number] {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    isTime(value.at) &&
    typeof value.session === 'string' &&
    typeof value.page === 'string'
  )
}

function isSeen(value: unknown): value is GreetingSeen {
  return (
    isRecord(value) &&
    isTime(value.count) &&
    isTime(value.at) &&
    (value.variant === null || typeof value.variant === 'string') &&
    typeof value.control === 'boolean' &&
    (value.dismissedAt === null || isTime(value.dismissedAt)) &&
    typeof value.goal === 'boolean'
  )
}

/** Reads memory from storage. What is missing or damaged counts as not remembered; never throws. */
export function parseMemory(value: unknown): GreetingMemory {
  if (!isRecord(value)) return emptyMemory
  const seen = isRecord(value.seen) ? Object.entries(value.seen).filter(([, one]) => isSeen(one)) : []
  return {
    recent: Array.isArray(value.recent) ? value.recent.filter(isShown) : [],
    seen: Object.fromEntries(seen) as Record<string, GreetingSeen>,
    dismissals: isTime(value.dismissals) ? value.dismissals : 0,
    muted: value.muted === true,
    chatAt: isTime(value.chatAt) ? value.chatAt : null,
  }
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
  const before = memory.seen[shown.greeting]
  const seen: GreetingSeen = {
    count: (before?.count ?? 0) + 1,
    at: at.now,
    variant: shown.variant,
    control: shown.control ?? false,
    dismissedAt: before?.dismissedAt ?? null,
    goal: before?.goal ?? false,
  }
  const kept = memory.recent.filter((one) => at.now - one.at < week).slice(-99)
  return {
    ...memory,
    recent: [...kept, { id: shown.greeting, at: at.now, session: at.session, page: at.pageId }],
    seen: { ...memory.seen, [shown.greeting]: seen },
  }
}

/** The visitor closed the greeting: it stays quiet for days, and two of these in a row mute all. */
export function rememberDismissed(memory: GreetingMemory, greeting: string, now: number): GreetingMemory {
  const before = memory.seen[greeting] ?? { count: 0, at: now, variant: null, control: false, goal: false }
  return {
    ...memory,
    dismissals: memory.dismissals + 1,
    seen: { ...memory.seen, [greeting]: { ...before, dismissedAt: now } },
  }
}

/** The visitor answered a greeting or opened the chat: dismissals start again from nought. */
export function rememberEngaged(memory: GreetingMemory): GreetingMemory {
  return { ...memory, dismissals: 0 }
}

/** The visitor took part in a conversation; this also counts as engagement. */
export function rememberChat(memory: GreetingMemory, now: number): GreetingMemory {
  return { ...memory, dismissals: 0, chatAt: now }
}

/** "Do not show such messages", and back. */
export function rememberMuted(memory: GreetingMemory, muted: boolean): GreetingMemory {
  return { ...memory, muted }
}
