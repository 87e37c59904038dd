import { signal } from '@preact/signals-core'
import { DisconnectedError } from '../errors.ts'
import type { Clock, ConnectionState, VisitorConnection } from '../types.ts'
import { follow } from './follow.ts'
import { lead } from './lead.ts'
import { type EventName, type Part, type Standing, type Tab, type Word, wordsVersion } from './words.ts'

export interface SharedDeps {
  /** The same for tabs that may share: the site, and where its server is. */
  name: string
  clock: Clock
  newId(): string
  /** A connection of one's own; only the tab that leads asks for it. */
  open(): VisitorConnection
  locks?: Pick<LockManager, 'request'> | undefined
  Channel?: typeof BroadcastChannel | undefined
  /** Tells by `false` that the page is put aside, by `true` that it is back or looked at. Returns how to end it. */
  onShown(run: (shown: boolean) => void): () => void
}

/**
 * One connection for all tabs of a site in this browser: the tab that holds the lock has it, the others speak through
 * it. The lock of a tab that ends, or is put aside, goes to the next; from one that stands still it is taken. Where the
 * browser lacks locks or channels, and where another tab's session is not this one's, a tab has a connection of its own.
 */
export function createSharedConnection(deps: SharedDeps): VisitorConnection {
  const { clock, locks, Channel } = deps
  const state = signal<ConnectionState>('idle')
  const refused = signal<Standing['refused']>(null)
  const runs = new Map<EventName, Set<(...args: unknown[]) => void>>()
  let turn = ''
  let part: Part | null = null
  /** Ends this tab's part, and frees what it holds. */
  let leave = () => {}
  let unwatch: (() => void) | null = null

  function own(): Omit<Tab, 'say'> {
    const id = deps.newId()
    return {
      id,
      events: () => runs.keys(),
      emit(event, args) {
        for (const run of runs.get(event) ?? []) run(...args)
      },
      stand(standing) {
        const isNew = standing.turn !== turn
        turn = standing.turn
        if (standing.but === id) return
        refused.value = standing.refused
        // Another connection, though nothing was heard of the end of the last.
        if (isNew && state.peek() === 'online') state.value = 'connecting'
        state.value = standing.state
      },
      apart: standAlone,
    }
  }

  function standAlone(): void {
    leave()
    const alone = lead({ ...own(), say() {} }, deps.open(), clock)
    part = alone
    leave = () => {
      part = null
      alone.end()
    }
  }

  function join(): void {
    let left = false
    let free = () => {}
    let queued = new AbortController()
    let channel: BroadcastChannel
    const name = `${deps.name} ${wordsVersion}`
    const tab: Tab = { ...own(), say: (word) => left || channel.postMessage(word) }
    const take = (to: () => Part) => {
      part?.end()
      part = to()
    }
    const hold = () =>
      new Promise<void>((resolve) => {
        if (left) return resolve()
        free = resolve
        take(() => lead(tab, deps.open(), clock))
      })
    function request(options: LockOptions): void {
      locks!.request(name, options, hold).catch((error: Error) => {
        if (left || options.signal?.aborted) return
        // Taken by a tab that this one did not answer; anything else means that there are no locks here.
        if (error.name === 'AbortError') rejoin()
        else standAlone()
      })
    }
    function rejoin(): void {
      leave()
      join()
    }
    leave = () => {
      left = true
      queued.abort()
      channel?.close()
      part?.end()
      part = null
      free()
    }
    try {
      channel = new Channel!(name)
      channel.onmessage = ({ data }: MessageEvent<Word>) => part?.hear(data)
      take(() =>
        follow(tab, clock, () => {
          queued.abort()
          queued = new AbortController()
          request({ steal: true })
        }),
      )
      request({ signal: queued.signal })
    } catch {
      standAlone()
    }
  }

  function begin(): void {
    if (locks && Channel) join()
    else standAlone()
  }

  return {
    state,
    refused,
    request: (...asked) => part?.request(...asked) ?? Promise.reject(new DisconnectedError('not connected')),
    on(event, run) {
      const all = runs.get(event) ?? new Set()
      runs.set(event, all.add(run as never))
      return () => void all.delete(run as never)
    },
    start() {
      if (part) part.wake()
      else begin()
      unwatch ??= deps.onShown((shown) => {
        if (!shown) {
          leave()
          state.value = 'connecting'
        } else if (part) part.wake()
        else begin()
      })
    },
    stop() {
      unwatch?.()
      unwatch = null
      leave()
      state.value = 'idle'
    },
  }
}
