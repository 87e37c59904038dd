import type { Entry, Stream } from '@deskbell/protocol'
import type { Place } from '../deps.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { entriesAfter } from '../store/entries.ts'
import type { Database } from '../store/sql.ts'
import type { From } from './hints.ts'

/** Pushes the log to the devices of this node in the order of seqs, whichever node wrote it. */
export interface Feed {
  /** This node stored an entry. */
  entry(place: Place, entry: Entry, answered?: string | null): void
  /** Another node stored entries from these seqs on. */
  stored(place: Place, from: From): void
  /** What is in the log by now need not be pushed: whoever follows reads it. */
  baseline(row: ConversationRow): void
  /** Pushes what the log has more. */
  compare(row: ConversationRow): void
  /** Forgets what nobody here follows. */
  prune(): void
}

export interface FeedOptions {
  db: Pick<Database, 'read'>
  emit(place: Place, entry: Entry, answered?: string | null): void
  /** Whether anybody here may see the stream. */
  wants(place: Place, stream: Stream): boolean
  /** Visitors all of whose conversations had their baseline: one that is unknown is newer, and pushed from its start. */
  isFollowed(visitor: string): boolean
  onError(error: unknown): void
}

/** Up to which seq was pushed; `null` is unknown, and then nobody waits for more than comes next. */
interface Told extends Record<Stream, number | null> {
  place: Place
  reading: boolean
  again: boolean
}

const streams: readonly Stream[] = ['public', 'internal']
const page = 200
const lastOf = (row: ConversationRow, stream: Stream) => (stream === 'public' ? row.last_seq : row.last_internal)

export function createFeed({ db, emit, wants, isFollowed, onError }: FeedOptions): Feed {
  const known = new Map<string, Told>()
  const wanted = (place: Place) => streams.some((stream) => wants(place, stream))

  function find({ id, site, visitor }: Place): Told {
    const told = known.get(id) ?? {
      place: { id, site, visitor },
      public: null,
      internal: null,
      reading: false,
      again: false,
    }
    known.set(id, told)
    if (isFollowed(visitor)) told.public ??= 0
    return told
  }

  /** Pushes what comes next; what was pushed, or comes too early, is left to the log. */
  function push(told: Told, entry: Entry, answered: string | null = null): boolean {
    const last = told[entry.stream] ?? entry.seq - 1
    if (entry.seq > last + 1) return false
    if (entry.seq <= last) return true
    told[entry.stream] = entry.seq
    emit(told.place, entry, answered)
    return true
  }

  async function readOn(told: Told, stream: Stream): Promise<void> {
    for (;;) {
      const after = told[stream]
      if (after === null || !wants(told.place, stream)) return
      const entries = await entriesAfter(db.read, { conversation: told.place.id, stream }, after, page)
      for (const entry of entries) push(told, entry)
      if (entries.length < page) return
    }
  }

  async function catchUp(told: Told): Promise<void> {
    told.again = true
    if (told.reading) return
    told.reading = true
    try {
      while (told.again) {
        told.again = false
        for (const stream of streams) await readOn(told, stream)
      }
    } finally {
      told.reading = false
    }
  }
  const hurry = (told: Told) => void catchUp(told).catch(onError)

  return {
    entry(place, entry, answered) {
      if (!wanted(place)) return
      const told = find(place)
      if (!push(told, entry, answered)) hurry(told)
    },
    stored(place, from) {
      if (!wanted(place)) return
      const told = find(place)
      for (const stream of streams) {
        const first = from[stream]
        if (first !== undefined) told[stream] ??= first - 1
      }
      hurry(told)
    },
    baseline(row) {
      const told = find(row)
      for (const stream of streams) told[stream] ??= lastOf(row, stream)
    },
    compare(row) {
      const told = find(row)
      for (const stream of streams) told[stream] ??= lastOf(row, stream)
      if (streams.some((stream) => lastOf(row, stream) > (told[stream] ?? 0))) hurry(told)
    },
    prune() {
      for (const [id, { place, reading }] of known) if (!reading && !wanted(place)) known.delete(id)
    },
  }
}
