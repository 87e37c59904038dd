import type { Answer, ErrorCode } from '@deskbell/protocol'
import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import type { OutboxRecord } from './outbox-record.ts'
import { createOutboxStore } from './outbox-store.ts'
import { createPause, type Pause } from './pause.ts'
import { retryWait } from './retry-wait.ts'
import type { Tabs } from './tabs.ts'
import type { Clock, Storage } from './types.ts'
import { createWriter } from './writer.ts'

/** Older acts are not sent by themselves: the person is asked. Must stay below the server's memory of cids (30 days). */
const dayMs = 24 * 3600_000
/** A session that starts and still is not let in. */
const unauthorizedLimit = 3
const unplaced = Number.MAX_SAFE_INTEGER

export type Sent = Answer<Record<string, unknown>>

export interface OutboxDeps {
  storage: Storage
  /** Under which keys it is kept; ends with a slash. */
  prefix: string
  clock: Clock
  random(): number
  tabs: Tabs
  ready: ReadonlySignal<boolean>
  /** Who acts now; `null` before the server named anybody. */
  who(): string | null
  /** Whether what this person did is the present one's; by default only their own. */
  owns?(by: string): boolean
  send(record: OutboxRecord): Promise<Sent>
  onAck(record: OutboxRecord, answer: Extract<Sent, { ok: true }>): void
  /** Refused for good. `keep` leaves it in the outbox as failed, for the person to see. */
  onRefused(record: OutboxRecord, code: ErrorCode): 'keep' | 'drop'
  /** The server does not know this session any more. */
  onUnauthorized(): void
  report(text: string): void
}

/** What this device still has to send: written first, sent when possible, in order within each lane. */
export interface Outbox {
  readonly records: ReadonlySignal<readonly OutboxRecord[]>
  readonly loaded: Promise<void>
  add(act: { cid: string; lane: string; command: string; input: unknown }): void
  /** Puts an act back that was stored once and is not any more; it waits for the person's word. */
  offerAgain(act: { cid: string; lane: string; command: string; input: unknown; at: number }): void
  /** Takes an act back that has not left, or is known not to have; false when it may have. */
  withdraw(cid: string, isHere?: boolean): boolean
  /** The log has it: as good as an acknowledgement. */
  done(cid: string): void
  retry(cid: string): void
  drop(lane: string): void
  /** Tries again at once, without waiting out the pause. */
  wake(): void
  /** Another tab changed the storage. */
  refresh(): Promise<void>
  /** Empties it; resolves when nothing is being written any more. */
  clear(): Promise<void>
  stop(): void
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { clock, tabs, ready } = deps
  const store = createOutboxStore(deps.storage, deps.prefix, deps.report)
  const records = signal<readonly OutboxRecord[]>([])
  /** Shown, but not yet written: not to be sent, and not to be lost when the storage is read again. */
  const unsaved = new Set<string>()
  const due: OutboxRecord[] = []
  /** Left the outbox for good, even where the storage still shows it. */
  const gone = new Set<string>()
  const leaving = new Map<string, () => void>()
  const tries = new Map<string, number>()
  const running = new Map<string, Pause>()
  let stopped = false

  /** Counts one more failure of an act, or of a lane itself. */
  function failed(what: string): number {
    const failures = (tries.get(what) ?? 0) + 1
    tries.set(what, failures)
    return failures
  }
  const find = (cid: string) => records.value.find((record) => record.cid === cid)
  const waits = (record: OutboxRecord) => !record.failed
  function next(lane: string): OutboxRecord | undefined {
    const head = records.value.find((record) => record.lane === lane && waits(record))
    return head && !unsaved.has(head.cid) ? head : undefined
  }

  async function refresh(): Promise<void> {
    const stored = await store.read()
    const own = records.value.filter((record) => unsaved.has(record.cid))
    const fresh = stored.filter((record) => !gone.has(record.cid) && !unsaved.has(record.cid))
    records.value = [...fresh, ...own].sort((a, b) => a.position - b.position)
  }
  const loaded = refresh().catch((error) => deps.report(`the outbox could not be read: ${error}`))

  const { write, idle } = createWriter(deps.report, loaded)

  function replace(cid: string, change: Partial<OutboxRecord>): OutboxRecord | undefined {
    records.value = records.value.map((record) => (record.cid === cid ? { ...record, ...change } : record))
    return find(cid)
  }

  function place(): number {
    const placed = records.value.map((record) => record.position).filter((position) => position !== unplaced)
    return Math.max(0, ...placed) + 1
  }

  function keep(record: OutboxRecord): void {
    gone.delete(record.cid)
    unsaved.add(record.cid)
    records.value = [...records.value.filter(({ cid }) => cid !== record.cid), record]
    if (due.push(record) === 1) void saveDue()
  }

  /** What was acted before the last writing ended is written side by side: a page that ends then loses none of it. */
  async function saveDue(): Promise<void> {
    let saved: OutboxRecord[] = []
    await write(async () => {
      saved = due.splice(0)
      await Promise.all(
        saved.map(({ cid }) => {
          const placed = gone.has(cid) ? undefined : replace(cid, { position: place() })
          return placed && store.put(placed)
        }),
      )
    })
    for (const { cid } of saved) unsaved.delete(cid)
    tabs.tell({ kind: 'outbox' })
    for (const lane of new Set(saved.map((record) => record.lane))) pump(lane)
  }

  function change(cid: string, to: Partial<OutboxRecord>): Promise<void> {
    replace(cid, to)
    return write(async () => {
      // Once more, because the storage may have been read between.
      const changed = replace(cid, to)
      if (changed && !unsaved.has(cid)) await store.put(changed)
    }).then(() => tabs.tell({ kind: 'outbox' }))
  }

  function remove(cid: string): Promise<void> {
    if (!find(cid)) return Promise.resolve()
    gone.add(cid)
    records.value = records.value.filter((record) => record.cid !== cid)
    tries.delete(cid)
    leaving.get(cid)?.()
    return write(() => erase(cid)).then(() => tabs.tell({ kind: 'outbox' }))
  }
  /** By what the storage holds: the place of a record may have been given after it was dropped here. */
  async function erase(cid: string): Promise<void> {
    for (const record of await store.read()) if (record.cid === cid) await store.remove(record)
  }

  function refuse(record: OutboxRecord, code: ErrorCode): void {
    if (deps.onRefused(record, code) === 'keep') void change(record.cid, { failed: true, error: code })
    else void remove(record.cid)
  }

  /** Why a head must not be sent by itself, if so. */
  function stale(head: OutboxRecord): boolean {
    const own = deps.owns ?? ((by: string) => by === deps.who())
    const foreign = head.by !== null && !own(head.by)
    if (foreign) refuse(head, 'unauthorized')
    else if (clock.now() - head.at > dayMs) void change(head.cid, { failed: true, error: null })
    else return false
    return true
  }

  /** The answer, or `null` when it is unknown; at once when the log shows the entry meanwhile. */
  async function attempt(head: OutboxRecord): Promise<Sent | null> {
    const left = new Promise<null>((resolve) => leaving.set(head.cid, () => resolve(null)))
    const answered = deps.send(head).catch(() => null)
    // Comes after the push sometimes, and may say more than the push did.
    const late = answered.then((answer) => {
      if (answer?.ok && !stopped && gone.has(head.cid)) deps.onAck(head, answer)
    })
    const answer = await Promise.race([answered, left])
    leaving.delete(head.cid)
    void late
    return answer
  }

  /** Sends the head of the lane once; false when there is nothing more to do now. */
  async function step(lane: string, pause: Pause): Promise<boolean> {
    const head = next(lane)
    if (!head || stopped || !ready.value) return false
    if (stale(head)) return true
    const answer = await attempt(head)
    if (stopped || gone.has(head.cid)) return !stopped
    if (answer?.ok) {
      batch(() => {
        deps.onAck(head, answer)
        void remove(head.cid)
      })
      return true
    }
    const failures = failed(head.cid)
    const code = answer?.error.code
    const tryAgain = !answer || answer.error.retry || (code === 'unauthorized' && failures < unauthorizedLimit)
    if (!tryAgain && code) {
      refuse(head, code)
      return true
    }
    if (code === 'unauthorized') deps.onUnauthorized()
    if (!ready.value) return false
    const wished = answer?.error.afterMs
    if (wished === undefined) await pause.wait(retryWait(failures, deps.random))
    else await createPause(clock).wait(wished)
    return true
  }

  async function run(lane: string, pause: Pause): Promise<void> {
    await tabs.alone(`${deps.prefix}${lane}`, async () => {
      await write(refresh)
      while (await step(lane, pause));
    })
    tries.delete(lane)
  }

  function pump(lane: string): void {
    if (stopped || !ready.value || running.has(lane) || !next(lane)) return
    const pause = createPause(clock)
    running.set(lane, pause)
    void run(lane, pause)
      .catch((error) => {
        deps.report(`sending stopped: ${error}`)
        return pause.wait(retryWait(failed(lane), deps.random))
      })
      .finally(() => {
        running.delete(lane)
        pump(lane)
      })
  }

  function wake(): void {
    tries.clear()
    for (const pause of running.values()) pause.end()
    for (const lane of new Set(records.value.map((record) => record.lane))) pump(lane)
  }

  return {
    records,
    loaded,
    add: (act) => keep({ ...act, at: clock.now(), position: unplaced, by: deps.who(), failed: false, error: null }),
    offerAgain: (act) => keep({ ...act, position: unplaced, by: deps.who(), failed: true, error: null }),
    withdraw(cid, isHere) {
      if ((leaving.has(cid) && !isHere) || !find(cid)) return false
      void remove(cid)
      return true
    },
    done: (cid) => void remove(cid),
    retry(cid) {
      const record = find(cid)
      if (!record) return
      tries.delete(cid)
      void change(cid, { failed: false, error: null, at: clock.now(), by: deps.who() }).then(() => pump(record.lane))
    },
    drop(lane) {
      for (const record of records.value) if (record.lane === lane) void remove(record.cid)
    },
    wake,
    async refresh() {
      await write(refresh)
      wake()
    },
    async clear() {
      for (const record of records.value) gone.add(record.cid)
      records.value = []
      await idle()
    },
    stop() {
      stopped = true
      for (const pause of running.values()) pause.end()
    },
  }
}
