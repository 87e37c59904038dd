import type { AgentAvailability } from '@deskbell/protocol'
import type { ConversationRow } from './conversations.ts'
import type { Sql } from './sql.ts'

/** Who waits for a person and is nobody's, in the order of the queue. */
export const routable = (sql: Sql, site: string) =>
  sql.all<ConversationRow>(
    `select * from conversation where site = :site and status = 'waiting' and agent is null and snoozed_until is null
     order by priority desc, waiting_since, id limit 50`,
    { site },
  )

const openOf = `(select count(*) from conversation c where c.agent = a.id and c.status = 'open'
  and c.snoozed_until is null)`

/** Agents who are connected and take conversations. */
export const routeCandidates = (sql: Sql, site: string) =>
  sql.all<{
    id: string
    name: string
    email: string
    availability: AgentAvailability
    open: number
    assigned_at: number
  }>(
    `select a.id, a.name, a.email, a.availability, a.assigned_at, ${openOf} as open from agent a
     where a.site = :site and a.availability = 'online' and a.disabled_at is null and a.role <> 'viewer'
       and exists (select 1 from presence p where p.kind = 'agent' and p.person = a.id)`,
    { site },
  )

/** True when the conversation still waited and the agent still had room. */
export async function assignWaiting(
  sql: Sql,
  row: { id: string; site: string },
  agent: { id: string; capacity: number; at: number },
): Promise<boolean> {
  const { open } = (await sql.get<{ open: number }>(
    `select ${openOf} as open from agent a where a.id = :id${sql.lock('a')}`,
    { id: agent.id },
  )) ?? { open: agent.capacity }
  if (open >= agent.capacity) return false
  const given = await sql.run(
    `update conversation set status = 'open', agent = :agent
     where id = :id and site = :site and status = 'waiting' and agent is null and snoozed_until is null`,
    { id: row.id, site: row.site, agent: agent.id },
  )
  if (given === 0) return false
  await sql.run('update agent set assigned_at = :at where id = :id', { id: agent.id, at: agent.at })
  return true
}

/** Conversations in which nothing was said since, and nobody owes an answer. */
export const inactive = (sql: Sql, site: string, before: number) =>
  sql.all<ConversationRow>(
    `select * from conversation where site = :site and status in ('open', 'assistant') and waiting_since is null
       and snoozed_until is null and updated_at < :before order by updated_at limit 100`,
    { site, before },
  )

/** Compare and set: true for the one who closes it. */
export const closeInactive = async (sql: Sql, id: string, { before, at }: { before: number; at: number }) =>
  (await sql.run(
    `update conversation set status = 'solved', solved_at = :at where id = :id and status in ('open', 'assistant')
       and waiting_since is null and snoozed_until is null and updated_at < :before`,
    { id, before, at },
  )) > 0
