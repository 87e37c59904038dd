import { readContext } from '../context/read-context.ts'
import { readQueue } from '../conversations/queue.ts'
import type { Deps, Publish, VisitorWho } from '../deps.ts'
import { decideCounts } from '../inbox/counts.ts'
import { allOfVisitor, countStatuses, ofSite, toSummary, toVisitorConversation } from '../store/conversations.ts'
import type { Namespaces } from './namespaces.ts'
import { agentRoom, conversationRoom, siteRoom, visitorRoom } from './rooms.ts'

type Source = Pick<Deps, 'db' | 'clock' | 'presence' | 'sites'>

/** Changes of one turn of the loop, told once. */
interface Due {
  conversations: Map<string, { site: string; moved: boolean }>
  /** Sites whose queue and counts changed. */
  moved: Set<string>
}
const nothing = (): Due => ({ conversations: new Map(), moved: new Set() })

/**
 * Tells connected devices what was committed. Entries go out at once; what is derived from rows is read again and told
 * once per turn. What gets lost here is found by resuming.
 */
export function createPublish({ visitor, agent }: Namespaces, source: Source, onError: (e: unknown) => void): Publish {
  const { db, presence } = source
  let due: Due | null = null

  async function tellConversation(id: string, site: string, moved: boolean): Promise<void> {
    if (!moved && presence.agents(site).length === 0) return
    const row = await ofSite(db.read, site, id)
    if (!row) return
    agent.to(siteRoom(site)).emit('conversation:changed', toSummary(row, presence.has('visitor', site, row.visitor)))
    if (moved) visitor.to(visitorRoom(row.visitor)).emit('conversation:changed', toVisitorConversation(row))
  }

  async function tellMoved(site: string): Promise<void> {
    const rows = await countStatuses(db.read, site)
    for (const id of presence.agents(site)) agent.to(agentRoom(id)).emit('counts:changed', decideCounts(rows, id))
    for (const { visitor: id, place } of await readQueue(source, site)) {
      visitor.to(visitorRoom(id)).emit('queue:changed', place)
    }
  }

  async function flush(): Promise<void> {
    const { conversations, moved } = due ?? nothing()
    due = null
    for (const [id, change] of conversations) await tellConversation(id, change.site, change.moved)
    for (const site of moved) await tellMoved(site)
  }

  function later(): Due {
    if (!due) {
      due = nothing()
      setImmediate(() => flush().catch(onError))
    }
    return due
  }

  function conversation(place: { id: string; site: string }, moved: boolean): void {
    const { conversations, moved: sites } = later()
    const before = conversations.get(place.id)?.moved ?? false
    conversations.set(place.id, { site: place.site, moved: moved || before })
    if (moved) sites.add(place.site)
  }

  /** Only those still to be served: agents look at these. */
  const unsolved = async (who: VisitorWho) =>
    (await allOfVisitor(db.read, who, 20)).filter(({ status }) => status !== 'solved')

  async function tellContext(who: VisitorWho): Promise<void> {
    for (const row of await unsolved(who)) {
      const context = await readContext(db.read, source.sites.get(who.site), row)
      agent.to(conversationRoom(row.id)).emit('context:changed', { ...context, conversation: row.id })
    }
  }

  return {
    entry(place, entry) {
      agent.to(conversationRoom(place.id)).emit('entry:appended', entry)
      if (entry.stream === 'public') visitor.to(visitorRoom(place.visitor)).emit('entry:appended', entry)
    },
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
    context: (who) => void tellContext(who).catch(onError),
    presence(site) {
      visitor.to(siteRoom(site)).emit('presence:changed', { online: presence.agents(site).length })
    },
    visitor: (who) =>
      void unsolved(who)
        .then((rows) => {
          for (const row of rows) conversation(row, false)
        })
        .catch(onError),
    report(site) {
      agent.to(siteRoom(site)).emit('report:changed')
    },
  }
}
