import type { Answer, Entry, LogPage, Resume } from '@deskbell/protocol'
import type { ReadonlySignal } from '@preact/signals-core'
import { createLog, type Log } from './log.ts'
import { createPause } from './pause.ts'
import { retryWait } from './retry-wait.ts'
import type { Clock } from './types.ts'

/** How long a hint that more exists waits for the push that usually follows. */
const hintMs = 500
const triesAtOnce = 6

export interface FeedDeps {
  conversation: string
  stream: Resume['stream']
  /** True while the server would answer. */
  ready: ReadonlySignal<boolean>
  resume(input: Resume): Promise<Answer<LogPage>>
  clock: Clock
  random(): number
  /** Resolves when what the device kept has been put into the log. */
  loaded: Promise<void>
  onApplied(entries: readonly Entry[]): void
  /** The log here was not the server's; called with what is about to be dropped. */
  onReset(dropped: readonly Entry[]): void
}

/** A log that keeps itself complete: pushes hurry it up, resuming by seq makes it true. */
export interface Feed {
  readonly log: Log
  /** A pushed or acknowledged entry. */
  receive(entry: Entry): void
  /** Puts in what the device kept. */
  restore(entries: readonly Entry[]): void
  /** The server said that the log reaches to `last`. */
  expect(last: number): void
  /** Asks for all after what is here. */
  catchUp(): Promise<void>
  clear(): void
  stop(): void
}

export function createFeed(deps: FeedDeps): Feed {
  const log = createLog()
  const pause = createPause(deps.clock)
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let cancelHint = () => {}

  function apply(entries: readonly Entry[]): boolean {
    const { applied, foreign } = log.add(entries)
    if (applied.length > 0) deps.onApplied(applied)
    return foreign
  }

  async function ask(): Promise<Answer<LogPage> | null> {
    const { conversation, stream } = deps
    try {
      return await deps.resume({ conversation, stream, after: log.have, afterId: log.haveId })
    } catch {
      return null // Unknown: asked again below while connected, else after the next connect.
    }
  }

  /** Whether to ask once more for the next page; false ends the run. */
  function take(page: LogPage): boolean {
    const before = log.have
    if (page.reset) {
      deps.onReset(log.entries.value)
      log.clear()
      return before > 0
    }
    if (apply(page.entries)) return false
    return log.have > before && (page.more || log.gap)
  }

  async function run(): Promise<void> {
    await deps.loaded
    for (let tries = 0; tries < triesAtOnce && deps.ready.value && !stopped; ) {
      again = false
      const answer = await ask()
      if (stopped) return
      if (answer?.ok) {
        tries = 0
        if (!take(answer) && !again) return
      } else {
        if (answer && !answer.error.retry) return
        tries++
        await pause.wait(Math.max(retryWait(tries, deps.random), answer?.error.afterMs ?? 0))
      }
    }
  }

  function catchUp(): Promise<void> {
    if (running) {
      again = true
      pause.end()
    } else {
      running = run().finally(() => {
        running = null
      })
    }
    return running
  }

  return {
    log,
    catchUp,
    restore: (entries) => void apply(entries),
    receive(entry) {
      if (apply([entry]) || log.gap) void catchUp()
    },
    expect(last) {
      if (last <= log.have) return
      cancelHint()
      cancelHint = deps.clock.after(hintMs, () => {
        if (last > log.have) void catchUp()
      })
    },
    clear: () => log.clear(),
    stop() {
      stopped = true
      cancelHint()
      pause.end()
    },
  }
}
