import { type Answer, refuse, type SavedReply, type SavedReplyAnswers, savedReplyLimit } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import {
  countReplies,
  deleteReply,
  everybody,
  lockReplies,
  putReply,
  repliesFor,
  replyById,
  replyNamed,
} from '../store/saved-replies.ts'
import type { Sql } from '../store/sql.ts'

type Answered = Answer<SavedReplyAnswers['reply:list']>

const all = async (sql: Sql, who: AgentWho): Promise<Answered> => ({
  ok: true,
  replies: await repliesFor(sql, who.site, who.id),
})

/** What the team has and what this agent has of her own. */
export const listReplies = (deps: Deps, who: AgentWho): Promise<Answered> => all(deps.db.read, who)

/** What everybody says to shoppers, who runs the site decides; one's own is one's own. */
const mayChange = (who: AgentWho, site: string, owner: string): boolean =>
  site === who.site && (owner === everybody ? who.role === 'admin' : owner === who.id)

async function store(deps: Deps, who: AgentWho, sql: Sql, reply: SavedReply): Promise<Answered> {
  const { shared, ...said } = reply
  const owner = shared ? everybody : who.id
  if (!mayChange(who, who.site, owner)) return refuse('forbidden', { field: 'shared' })
  await lockReplies(sql, who.site)
  const known = await replyById(sql, reply.id)
  if (known && !mayChange(who, known.site, known.owner)) return refuse('not_found')
  const named = await replyNamed(sql, who.site, owner, reply.name)
  if (named && named.id !== reply.id) return refuse('taken', { field: 'name' })
  const more = known?.owner === owner ? 0 : 1
  if ((await countReplies(sql, who.site, owner)) + more > savedReplyLimit)
    return refuse('too_large', { field: 'replies' })
  await putReply(sql, { ...said, site: who.site, owner, at: deps.clock.now() })
  return all(sql, who)
}

/** Keeps a reply, or changes it; a name is given once among those of the team, and once among one's own. */
export const saveReply = (deps: Deps, who: AgentWho, reply: SavedReply): Promise<Answered> =>
  deps.db.write((sql) => store(deps, who, sql, reply), `replies ${who.site}`)

/** One that is gone already is gone. */
export const removeReply = (deps: Deps, who: AgentWho, { id }: { id: string }): Promise<Answered> =>
  deps.db.write(async (sql) => {
    const known = await replyById(sql, id)
    if (known && !mayChange(who, known.site, known.owner)) return refuse('not_found')
    if (known) await deleteReply(sql, who.site, id)
    return all(sql, who)
  }, `replies ${who.site}`)
