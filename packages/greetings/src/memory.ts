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

/** What was kept, where it is still of its type. */
export const keptOr = <Kept>(value: unknown, otherwise: Kept): Kept =>
  typeof value === typeof otherwise ? (value as Kept) : otherwise

/** Rows of both kinds have a time; what has none is not ours. */
const isTimed = (row: unknown): boolean => typeof (row as { at?: unknown } | null)?.at === 'number'

/** Reads memory from storage. What is missing or damaged counts as not remembered; never throws. */
export function parseMemory(value: unknown): GreetingMemory {
  const { recent, seen, dismissals, muted, chatAt } = (value ?? {}) as Record<string, unknown>
  return {
    recent: Array.isArray(recent) ? recent.filter(isTimed) : [],
    seen: Object.fromEntries(Object.entries(seen ?? {}).filter(([, one]) => isTimed(one))) as GreetingMemory['seen'],
    dismissals: keptOr(dismissals, 0),
    muted: keptOr(muted, false),
    chatAt: typeof chatAt === 'number' ? chatAt : null,
  }
}

/** The visitor took part in a conversation; this also counts as engagement. */
export function rememberChat(memory: GreetingMemory, now: number): GreetingMemory {
  return { ...memory, dismissals: 0, chatAt: now }
}
