import type { AgentWho, Deps } from '../deps.ts'
import { mailMention } from '../mail/ask.ts'
import { agentsOfSite } from '../store/agents.ts'
import { type ConversationRow, changeConversation } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'
import { decideMentions } from './decide-mentions.ts'

/**
 * Keeps whom a note asks for by `@name`, until they write in the conversation themselves; who is away gets an e-mail. In
 * the caller's transaction. True when it changed in whose list of mentions the conversation stands.
 */
export async function mention(
  deps: Deps,
  sql: Sql,
  who: AgentWho,
  row: ConversationRow,
  note: string | null,
): Promise<boolean> {
  const before = JSON.parse(row.mentioned) as string[]
  const others = before.filter((id) => id !== who.id)
  const team = note?.includes('@') ? await agentsOfSite(sql, who.site) : []
  const here = team.filter(({ id, disabled_at }) => disabled_at === null && id !== who.id)
  const named = decideMentions(note ?? '', here)
  const after = [...new Set([...others, ...named])]
  for (const agent of named) await mailMention(deps, sql, row, agent)
  if (after.join() === before.join()) return false
  await changeConversation(sql, row.id, { mentioned: JSON.stringify(after) })
  return true
}

/** Adds agents to whom the conversation asks for; who is away gets an e-mail. In the caller's transaction. */
export async function askFor(deps: Deps, sql: Sql, row: ConversationRow, agents: readonly string[]): Promise<void> {
  if (agents.length === 0) return
  for (const agent of agents) await mailMention(deps, sql, row, agent)
  row.mentioned = JSON.stringify([...new Set([...(JSON.parse(row.mentioned) as string[]), ...agents])])
  await changeConversation(sql, row.id, { mentioned: row.mentioned })
}
