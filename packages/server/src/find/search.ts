import { type AgentAnswers, type Answer, type ConversationSearch, limits } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { toSummary } from '../store/conversations.ts'
import { searchConversations } from '../store/search.ts'
import { tokenize } from './tokens.ts'

/** The conversations in which all words occur, what happened last first, one page of them. */
export async function searchInbox(
  deps: Deps,
  who: AgentWho,
  { query, after }: ConversationSearch,
): Promise<Answer<AgentAnswers['conversation:search']>> {
  const tokens = [...new Set(tokenize(query))]
  if (tokens.length === 0) return { ok: true, conversations: [], more: false }
  const limit = limits.resumePage
  const rows = await searchConversations(deps.db.read, { site: who.site, tokens, after, limit: limit + 1 })
  return { ok: true, conversations: rows.slice(0, limit).map(toSummary), more: rows.length > limit }
}
