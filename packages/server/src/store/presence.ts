import type { Sql } from './sql.ts'

export type PersonKind = 'visitor' | 'agent'
/** Somebody connected to a node. */
export interface Person {
  kind: PersonKind
  site: string
  person: string
}

/** A node says that it is alive by counting on; others need no clock in common with it. False when it was struck off. */
export const beat = async (sql: Sql, id: string): Promise<boolean> =>
  (await sql.run('update node set beat = beat + 1 where id = :id', { id })) > 0

export const addNode = (sql: Sql, id: string) =>
  sql.run('insert into node (id, beat) values (:id, 1) on conflict (id) do nothing', { id })

export const allNodes = (sql: Sql) => sql.all<{ id: string; beat: number }>('select id, beat from node')

/** Strikes a node off with everybody who was there, if it is still where it was seen; resolves to them. */
export async function dropNode(sql: Sql, id: string, beatSeen: number): Promise<Person[]> {
  const row = await sql.get(`select id from node where id = :id and beat = :beat${sql.lock('node')}`, {
    id,
    beat: beatSeen,
  })
  if (!row) return []
  const people = await sql.all<Person>('select kind, site, person from presence where node = :id', { id })
  await dropNodeNow(sql, id)
  return people
}

export async function dropNodeNow(sql: Sql, id: string): Promise<void> {
  await sql.run('delete from presence where node = :id', { id })
  await sql.run('delete from node where id = :id', { id })
}

export async function dropAllNodes(sql: Sql): Promise<void> {
  await sql.run('delete from presence')
  await sql.run('delete from node')
}

export const addPerson = (sql: Sql, node: string, { kind, site, person }: Person) =>
  sql.run(
    `insert into presence (node, kind, site, person) values (:node, :kind, :site, :person)
     on conflict (node, kind, person) do nothing`,
    { node, kind, site, person },
  )

export const dropPerson = (sql: Sql, node: string, { kind, person }: Person) =>
  sql.run('delete from presence where node = :node and kind = :kind and person = :person', { node, kind, person })

/** How many agents of the site are connected anywhere and take conversations. */
export const countAgents = async (sql: Sql, site: string): Promise<number> =>
  (
    await sql.get<{ n: number }>(
      `select count(distinct p.person) as n from presence p join agent a on a.id = p.person
       where p.site = :site and p.kind = 'agent' and a.availability = 'online' and a.disabled_at is null
         and a.role <> 'viewer'`,
      { site },
    )
  )?.n ?? 0

/** Agents who have open conversations and are connected nowhere. */
export const absentAgents = async (sql: Sql): Promise<string[]> =>
  (
    await sql.all<{ agent: string }>(
      `select distinct agent from conversation c where status = 'open' and agent is not null and snoozed_until is null
         and not exists (select 1 from presence p where p.kind = 'agent' and p.person = c.agent)`,
    )
  ).map(({ agent }) => agent)

/** Whether an agent's console is connected, to whatever node. */
export const isAgentHere = async (sql: Sql, site: string, agent: string): Promise<boolean> =>
  (await sql.get(`select 1 as found from presence where kind = 'agent' and site = :site and person = :agent limit 1`, {
    site,
    agent,
  })) !== undefined
