import { randomUUID } from 'node:crypto'
import type { Deps, Follow, Publish } from '../deps.ts'
import { createAlive } from '../nodes/alive.ts'
import { createFeed } from '../nodes/feed.ts'
import { createFollow } from '../nodes/follow.ts'
import { agentsChannel, everybodyChannel, type Hints, visitorChannel, visitorsChannel } from '../nodes/hints.ts'
import { createLookAround } from '../nodes/look-around.ts'
import { createKnown } from '../nodes/news.ts'
import { createRounds } from '../nodes/rounds.ts'
import { type Hearing, hear, spread } from '../nodes/spread.ts'
import type { Options } from '../options.ts'
import { endSessions } from '../sign-in/end-sessions.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { installationOf } from '../store/installation.ts'
import { createHere } from './here.ts'
import type { Namespaces } from './namespaces.ts'
import { createPublish, type LocalPublish } from './publish.ts'
import { createRedisHints, noHints } from './redis-hints.ts'

type Source = Pick<Deps, 'db' | 'sites' | 'presence' | 'viewing' | 'clock'>
type OnError = (error: unknown) => void

/** This process among those that share the database. */
export interface Node {
  publish: Publish
  follow: Follow
  /** Forgets screens that say nothing any more. */
  sweep(): void
  /** Begins to look at the database again and again; `also` is done each time, too. */
  start(also: () => Promise<void>): void
  /** After the last connection has left: others are told, and no longer count on this one. */
  stop(): Promise<void>
}

/** One process on a database of its own: it knows of everything itself. */
function createOnlyNode(spaces: Namespaces, source: Source, onError: OnError): Node {
  const publish = createPublish(spaces, source, { onError, onTold() {} })
  const here = createHere(spaces)
  const rounds = createRounds(source.clock, onError)
  return {
    ...{ publish, sweep: publish.sweep },
    follow: { visitor: async () => {}, conversation: async () => {} },
    // Whatever is done here is known here; only the time passes by itself.
    start: () => rounds.start([() => endSessions({ ...source, publish }, here.sessions())]),
    async stop() {
      await rounds.stop()
      await source.presence.stop()
      publish.stop()
    },
  }
}

/** Listens on the channels of the sites that people here are connected for. */
function listenForSites({ visitor, agent }: Namespaces, hints: Hints, forget: (visitor: string) => void): void {
  const rest = (room: string, kind: string) => (room.startsWith(`${kind} `) ? room.slice(kind.length + 1) : null)
  for (const [space, channel] of [
    [visitor, visitorsChannel],
    [agent, agentsChannel],
  ] as const) {
    space.adapter.on('create-room', (room: string) => {
      const site = rest(room, 'site')
      if (site !== null) void hints.listen(channel(site))
    })
    space.adapter.on('delete-room', (room: string) => {
      const site = rest(room, 'site')
      if (site !== null) hints.ignore(channel(site))
    })
  }
  visitor.adapter.on('delete-room', (room: string) => {
    const id = rest(room, 'visitor')
    if (id === null) return
    hints.ignore(visitorChannel(id))
    forget(id)
  })
  void hints.listen(everybodyChannel)
}

/** What this process publishes to its own devices, with the log in order whichever node wrote it. */
function createLocal(spaces: Namespaces, source: Source, onError: OnError) {
  const here = createHere(spaces)
  const followed = new Set<string>()
  const known = createKnown()
  const direct = createPublish(spaces, source, { onError, onTold: known.told })
  const feed = createFeed({
    ...{ db: source.db, emit: direct.entry, onError },
    isFollowed: (visitor) => followed.has(visitor),
    wants: (place, stream) => here.conversation(place.id) || (stream === 'public' && here.visitor(place.visitor)),
  })
  const local: LocalPublish & Hearing = {
    ...direct,
    entry: feed.entry,
    stored: feed.stored,
    receipt(place, side, marks) {
      known.marks(place.id, side, marks)
      direct.receipt(place, side, marks)
    },
  }
  return { here, known, feed, followed, local }
}

/**
 * Takes this process's place among the others. On the database file it is the only one; on Postgres it hints to the
 * others by Redis, where there is one, and looks at the database every two seconds in any case.
 */
export async function openNode(
  { databaseUrl, redisUrl }: Pick<Options, 'databaseUrl' | 'redisUrl'>,
  id: string,
  spaces: Namespaces,
  source: Source,
  onError: OnError,
): Promise<Node> {
  if (databaseUrl === null) return createOnlyNode(spaces, source, onError)
  const { db, clock, presence } = source
  const { here, known, feed, followed, local } = createLocal(spaces, source, onError)
  const onHint: Parameters<typeof createRedisHints>[0]['onHint'] = (hint) => hear(local, hint)
  const { id: database, hintKey: key } = await installationOf(db, { id: randomUUID(), hintKey: newSecret() })
  const prefix = `deskbell ${database}`
  const hints =
    redisUrl === null ? noHints : createRedisHints({ url: redisUrl, prefix, key, node: id, onHint, onError })
  const follow = createFollow(db, feed, followed, (visitor) => hints.listen(visitorChannel(visitor)))
  listenForSites(spaces, hints, follow.forget)
  const publish = spread(local, hints)
  const stayAlive = createAlive({ db, presence, publish, monotonic: () => performance.now() })
  const lookAround = createLookAround({
    ...{ db, clock, here, feed, known, publish: local },
    isFollowed: (visitor) => followed.has(visitor),
  })
  const rounds = createRounds(clock, onError)
  return {
    ...{ publish, follow, sweep: local.sweep },
    start: (also) => rounds.start([stayAlive, lookAround, also]),
    async stop() {
      await rounds.stop()
      try {
        await presence.stop()
        // What the last leavings made due is still hinted at.
        await new Promise((next) => setImmediate(next))
      } finally {
        local.stop()
        await hints.close()
      }
    },
  }
}
