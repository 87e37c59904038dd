import type { Entry, Stream } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import type { ConversationRow } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'
import { createFeed } from './feed.ts'

const place = { id: 'c', site: 's', visitor: 'v' }

/** A log of so many entries per stream, and a feed over it whose pushes are noted. */
function setUp(wanted: Stream[] = ['public', 'internal'], followed = false) {
  const log = { public: 0, internal: 0 }
  const pushed: string[] = []
  let reads = 0
  const all = async (_text: string, params: Record<string, unknown> = {}) => {
    reads += 1
    const { stream, after, limit } = params as { stream: Stream; after: number; limit: number }
    return Array.from({ length: Math.min(log[stream] - after, limit) }, (_, n) => ({
      ...{ id: 'e', conversation: 'c', stream, seq: after + n + 1, body: '{}' },
    }))
  }
  const feed = createFeed({
    db: { read: { all } as unknown as Sql },
    emit: (_place, { stream, seq }) => pushed.push(`${stream} ${seq}`),
    wants: (_place, stream) => wanted.includes(stream),
    isFollowed: () => followed,
    onError: (error) => {
      throw error
    },
  })
  const row = () => ({ ...place, last_seq: log.public, last_internal: log.internal }) as ConversationRow
  const store = (stream: Stream = 'public') => ({ stream, seq: ++log[stream] }) as Entry
  return { feed, log, pushed, row, store, reads: () => reads }
}
const settle = () => new Promise((next) => setTimeout(next, 5))

test('what this node stores is pushed at once, without reading', () => {
  const { feed, pushed, store, reads } = setUp()
  for (let n = 0; n < 3; n++) feed.entry(place, store())
  expect([pushed, reads()]).toEqual([['public 1', 'public 2', 'public 3'], 0])
})

test('what another stored meanwhile comes first, each once, whatever the order of hints', async () => {
  const { feed, pushed, store, row } = setUp()
  feed.baseline(row())
  feed.entry(place, store())
  store()
  store()
  feed.entry(place, store())
  feed.stored(place, { public: 3 })
  feed.stored(place, { public: 2 })
  feed.stored(place, { public: 3 })
  await settle()
  expect(pushed).toEqual(['public 1', 'public 2', 'public 3', 'public 4'])
})

test('pushes begin after the baseline', async () => {
  const { feed, log, pushed, row } = setUp()
  log.public = 500
  feed.baseline(row())
  log.public = 950
  feed.compare(row())
  await settle()
  expect([pushed.length, pushed[0], pushed.at(-1)]).toEqual([450, 'public 501', 'public 950'])
})

test('a conversation that is newer than its follower is pushed from its start', async () => {
  const { feed, pushed, store } = setUp(['public'], true)
  store()
  store()
  feed.entry(place, store())
  await settle()
  expect(pushed).toEqual(['public 1', 'public 2', 'public 3'])
})

test('an old one that nobody had a baseline of is not pushed from its start', async () => {
  const { feed, log, pushed, store, row } = setUp()
  log.public = 9
  feed.compare(row())
  feed.entry(place, store())
  await settle()
  expect(pushed).toEqual(['public 10'])
})

test('notes are not read where only the visitor is', async () => {
  const { feed, log, pushed, row } = setUp(['public'])
  feed.baseline(row())
  log.internal = 2
  log.public = 1
  feed.stored(place, { public: 1, internal: 1 })
  await settle()
  expect(pushed).toEqual(['public 1'])
})

test('what nobody follows is neither read nor remembered', async () => {
  const { feed, pushed, store, reads } = setUp([])
  feed.entry(place, store())
  feed.stored(place, { public: 1 })
  feed.prune()
  await settle()
  expect([pushed, reads()]).toEqual([[], 0])
})
