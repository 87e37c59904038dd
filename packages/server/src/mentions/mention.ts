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
  const others = askedFor(row).filter((id) => id !== who.id)
  const team = note?.includes('@') ? await agentsOfSite(sql, who.site) : []
  const here = team.filter(({ id, disabled_at }) => disabled_at === null && id !== who.id)
  return (await keep(deps, sql, row, others, decideMentions(note ?? '', here))) !== null
}

/** Adds agents to whom the conversation asks for; who is away gets an e-mail. In the caller's transaction. */
export async function askFor(deps: Deps, sql: Sql, row: ConversationRow, agents: readonly string[]): Promise<void> {
  row.mentioned = (await keep(deps, sql, row, askedFor(row), agents)) ?? row.mentioned
}

const askedFor = (row: ConversationRow) => JSON.parse(row.mentioned) as string[]

/** Keeps who stays asked for and who is now, and mails the latter; gives what is kept, `null` where it was already. */
async function keep(
  deps: Deps,
  sql: Sql,
  row: ConversationRow,
  staying: readonly string[],
  named: readonly string[],
): Promise<string | null> {
  for (const agent of named) await mailMention(deps, sql, row, agent)
  const after = [...new Set([...staying, ...named])]
  if (after.join() === askedFor(row).join()) return null
  const mentioned = JSON.stringify(after)
  await changeConversation(sql, row.id, { mentioned })
  return mentioned
}
