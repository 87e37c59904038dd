import { readContext } from '../context/read-context.ts'
import { readQueue } from '../conversations/queue.ts'
import type { Deps, Publish, VisitorWho } from '../deps.ts'
import { countSite, decideCounts } from '../inbox/counts.ts'
import { readAvailability } from '../presence/availability.ts'
import {
  allOfVisitor,
  conversationsById,
  type NamedConversation,
  toSummary,
  toVisitorConversation,
} from '../store/conversations.ts'
import { countTags } from '../store/lists.ts'
import { restAfter } from './list-pace.ts'
import type { Namespaces } from './namespaces.ts'
import { agentRoom, conversationRoom, holdsOther, sessionRoom, siteRoom, visitorRoom } from './rooms.ts'

type Source = Pick<Deps, 'db' | 'clock' | 'presence' | 'viewing' | 'sites'>

/** Publishes to the devices of this process. */
export interface LocalPublish extends Publish {
  /** Reads counts, queue and presence of the site again and tells what differs from what was told. */
  refresh(site: string): Promise<void>
  /** Forgets screens that say nothing any more, and tells of it. */
  sweep(): void
  /** What is still collected is not told any more. */
  stop(): void
  /** The visitor was erased: her devices here are told, and end. */
  ended(visitor: string): void
}
export interface Listeners {
  onError(error: unknown): void
  /** The row was told to those of this process who may see it. */
  onTold(row: NamedConversation): void
}

/** Changes that are told together. */
interface Due {
  conversations: Map<string, { site: string; moved: boolean }>
  /** Sites whose queue and counts changed. */
  moved: Set<string>
  /** It is told at the end of this turn, or when others had time to join. */
  soon: boolean
  waits: boolean
}
const nothing = (): Due => ({ conversations: new Map(), moved: new Set(), soon: false, waits: false })

/**
 * Tells connected devices what was committed. Entries go out at once; what is derived from rows is read again and told
 * once for many changes. What gets lost here is found by resuming.
 */
export function createPublish({ visitor, agent }: Namespaces, source: Source, on: Listeners): LocalPublish {
  const { db, presence } = source
  let due: Due | null = null
  let cancel = () => {}
  /** How often lines were told to an agent the last time. */
  let lines = 0
  /** What was told last, by what and where. */
  const said = new Map<string, string>()
  function isNew(what: string, value: unknown): boolean {
    const text = JSON.stringify(value)
    const before = said.get(what)
    said.set(what, text)
    return text !== before
  }

  async function tellConversations(changed: Due['conversations']): Promise<void> {
    const watched = (site: string) => agent.adapter.rooms.has(siteRoom(site))
    const ids = [...changed].filter(([, { site, moved }]) => moved || watched(site)).map(([id]) => id)
    lines = 0
    for (const row of await conversationsById(db.read, ids)) {
      lines += agent.adapter.rooms.get(siteRoom(row.site))?.size ?? 0
      agent.to(siteRoom(row.site)).emit('conversation:changed', toSummary(row))
      on.onTold(row)
      if (changed.get(row.id)?.moved) {
        visitor.to(visitorRoom(row.visitor)).emit('conversation:changed', toVisitorConversation(row))
      }
    }
  }

  async function tellCounts(site: string, onlyNew: boolean): Promise<void> {
    const rows = await countSite(db.read, site)
    if (isNew(`counts ${site}`, rows) || !onlyNew) {
      for (const id of presence.agentsHere(site)) agent.to(agentRoom(id)).emit('counts:changed', decideCounts(rows, id))
    }
    const tags = await countTags(db.read, site)
    if (isNew(`tags ${site}`, tags)) agent.to(siteRoom(site)).emit('tags:changed', tags)
  }

  /** Counts and places, all of them or only where they differ from what was told. */
  async function tellMoved(site: string, onlyNew: boolean): Promise<void> {
    // Counting goes over all conversations of the site: where no agent looks on, nobody pays for it.
    if (presence.agentsHere(site).length > 0) await tellCounts(site, onlyNew)
    const queue = await readQueue(source, site)
    if (!isNew(`queue ${site}`, queue) && onlyNew) return
    for (const { visitor: id, place } of queue) visitor.to(visitorRoom(id)).emit('queue:changed', place)
  }

  async function tellPresence(site: string, onlyNew: boolean): Promise<void> {
    if (!visitor.adapter.rooms.has(siteRoom(site))) return
    const now = await readAvailability(source, site)
    if (isNew(`online ${site}`, now) || !onlyNew) visitor.to(siteRoom(site)).emit('presence:changed', now)
  }

  async function flush(): Promise<void> {
    cancel()
    const { conversations, moved } = due ?? nothing()
    due = null
    await tellConversations(conversations)
    for (const site of moved) await tellMoved(site, false)
  }

  /** Begins to collect; what does not move anybody may wait for more of the same. */
  function later(soon: boolean): Due {
    due ??= nothing()
    const run = () => void flush().catch(on.onError)
    if (soon && !due.soon) setImmediate(run)
    else if (!due.soon && !due.waits) cancel = source.clock.after(restAfter(lines), run)
    due.soon ||= soon
    due.waits = true
    return due
  }

  function conversation(place: { id: string; site: string }, moved: boolean): void {
    const { conversations, moved: sites } = later(moved)
    const before = conversations.get(place.id)?.moved ?? false
    conversations.set(place.id, { site: place.site, moved: moved || before })
    if (moved) sites.add(place.site)
  }

  /** Only those still to be served: agents look at these. */
  const unsolved = async (who: VisitorWho) =>
    (await allOfVisitor(db.read, who, 20)).filter(({ status }) => status !== 'solved')

  /** Sites whose visitors moved, told at most once a second. */
  const stirring = new Set<string>()
  function tellVisitors(site: string): void {
    if (stirring.has(site) || presence.agentsHere(site).length === 0) return
    stirring.add(site)
    source.clock.after(1000, () => {
      stirring.delete(site)
      agent.to(siteRoom(site)).emit('visitors:changed')
    })
  }

  async function tellContext(who: VisitorWho): Promise<void> {
    if (presence.agentsHere(who.site).length === 0) return
    for (const row of await unsolved(who)) {
      const context = await readContext(db.read, source.sites.get(who.site), row)
      agent.to(conversationRoom(row.id)).emit('context:changed', { ...context, conversation: row.id })
    }
  }

  async function tellVisitor(who: VisitorWho): Promise<void> {
    if (presence.agentsHere(who.site).length === 0) return
    for (const row of await unsolved(who)) conversation(row, false)
  }

  function ended(id: string): void {
    const devices = visitor.in(visitorRoom(id))
    devices.emit('visitor:erased')
    devices.disconnectSockets(true)
  }

  return {
    entry(place, entry, answered = null) {
      const [desk, devices] = [conversationRoom(place.id), visitorRoom(place.visitor)]
      if (holdsOther(agent, desk, null)) agent.to(desk).emit('entry:appended', entry)
      if (entry.stream !== 'public' || !holdsOther(visitor, devices, answered)) return
      visitor
        .to(devices)
        .except(answered ?? [])
        .emit('entry:appended', entry)
    },
    again: (connection, entry) => void visitor.to(connection).emit('entry:appended', entry),
    conversation,
    receipt(place, side, marks) {
      const receipt = { conversation: place.id, side, ...marks }
      agent.to(siteRoom(place.site)).emit('receipt:changed', receipt)
      visitor.to(visitorRoom(place.visitor)).emit('receipt:changed', receipt)
    },
    typing(place, typing) {
      if (typing.author.kind === 'visitor') agent.to(conversationRoom(place.id)).emit('typing:changed', typing)
      else visitor.to(visitorRoom(place.visitor)).emit('typing:changed', typing)
    },
    answer(place, change) {
      visitor.to(visitorRoom(place.visitor)).emit('answer:changed', change)
    },
    context(who) {
      tellVisitors(who.site)
      void tellContext(who).catch(on.onError)
    },
    presence: (site) => void tellPresence(site, false).catch(on.onError),
    visitor(who) {
      tellVisitors(who.site)
      void tellVisitor(who).catch(on.onError)
    },
    report(site) {
      agent.to(siteRoom(site)).emit('report:changed')
    },
    views(site, owner) {
      agent.to(owner === null ? siteRoom(site) : agentRoom(owner)).emit('views:changed')
    },
    lowScore(site, news) {
      agent.to(siteRoom(site)).emit('score:low', news)
    },
    viewing(site, look) {
      for (const viewers of source.viewing.set(site, look)) agent.to(siteRoom(site)).emit('viewers:changed', viewers)
    },
    signedOut(session) {
      agent.in(sessionRoom(session)).disconnectSockets(true)
      visitor.in(sessionRoom(session)).disconnectSockets(true)
    },
    sweep() {
      // Hours begin and end without anybody doing anything.
      for (const [site, { desk }] of source.sites) if (desk.hours) void tellPresence(site, true).catch(on.onError)
      for (const { site, changed } of source.viewing.sweep()) {
        for (const viewers of changed) agent.to(siteRoom(site)).emit('viewers:changed', viewers)
      }
    },
    stop() {
      cancel()
    },
    erased(site, erased) {
      ended(erased.visitor)
      agent.to(siteRoom(site)).emit('visitor:erased', erased)
      later(true).moved.add(site)
    },
    ended,
    async refresh(site) {
      await tellMoved(site, true)
      await tellPresence(site, true)
    },
  }
}
