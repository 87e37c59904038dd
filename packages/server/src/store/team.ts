import type { AgentAvailability } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

/** An agent with what is known of her at this moment. */
export interface AgentStanding {
  id: string
  name: string
  email: string
  availability: AgentAvailability
  /** On how many nodes she is connected. */
  here: number
  /** Open conversations, without those that sleep. */
  open: number
}

/** Those of the site who answer. */
export const agentStandings = (sql: Sql, site: string) =>
  sql.all<AgentStanding>(
    `select a.id, a.name, a.email, a.availability,
       (select count(*) from presence p where p.kind = 'agent' and p.person = a.id) as here,
       (select count(*) from conversation c where c.agent = a.id and c.status = 'open' and c.snoozed_until is null)
         as open
     from agent a where a.site = :site and a.disabled_at is null and a.role <> 'viewer' order by a.name, a.id`,
    { site },
  )

export const setAvailability = (sql: Sql, id: string, availability: AgentAvailability) =>
  sql.run('update agent set availability = :availability where id = :id', { id, availability })

export const availabilityOf = async (sql: Sql, id: string): Promise<AgentAvailability> =>
  (await sql.get<{ availability: AgentAvailability }>('select availability from agent where id = :id', { id }))
    ?.availability ?? 'online'
