import type { ProfileSet } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

interface Who {
  id: string
  site: string
}
/** What the page says, and what flows of the assistant learnt. */
export type Claimed = ProfileSet & { flow?: Record<string, string> }
export interface Proven {
  name: string | null
  email: string | null
  attributes: Record<string, string>
}

export const visitorBySub = (sql: Sql, site: string, sub: string) =>
  sql.get<{ id: string }>(`select v.id from visitor v where v.site = :site and v.sub = :sub${sql.lock('v')}`, {
    site,
    sub,
  })

/** From now on the visitor is this person; false when somebody else became it in the same moment. */
export const bindSub = async (sql: Sql, who: Who, sub: string): Promise<boolean> =>
  (await sql.run(
    `update visitor set sub = :sub where id = :id and site = :site and sub is null
       and not exists (select 1 from visitor o where o.site = :site and o.sub = :sub)`,
    { ...who, sub },
  )) > 0

export const addToken = (sql: Sql, who: Who, hash: string, at: number) =>
  sql.run(
    `insert into visitor_token (token_hash, site, visitor, created_at, proven_at)
     values (:hash, :site, :id, :at, :at)`,
    { ...who, hash, at },
  )

export const proveToken = (sql: Sql, hash: string, at: number) =>
  sql.run('update visitor_token set proven_at = :at where token_hash = :hash', { hash, at })

/** This token opens nothing any more. */
export async function dropToken(sql: Sql, who: Who, hash: string): Promise<void> {
  await sql.run('delete from visitor_token where token_hash = :hash and visitor = :id', { hash, id: who.id })
  // The column is never empty; no hash of a token looks like this.
  await sql.run(`update visitor set token_hash = 'ended ' || id where token_hash = :hash and id = :id`, {
    hash,
    id: who.id,
  })
}

/** Rows that belong to a visitor by `visitor`, and are told apart by another column. */
export const owned = [
  ['survey_answer', 'cid'],
  ['article_vote', 'cid'],
  ['greeting_record', 'cid'],
  ['search_miss', 'cid'],
  ['generated_answer', 'cid'],
  ['visitor_detail', 'field'],
  ['follow_up', 'answer'],
  ['page_view', 'at'],
  ['remark', 'id'],
  ['webhook_event', 'id'],
  ['mail', 'id'],
  ['mail_answer', 'message'],
] as const

/** Gives everything of one visitor to another: they are the same person. What both have stays the newer owner's. */
export async function moveHistory(sql: Sql, from: Who, to: Who): Promise<void> {
  const ids = { from: from.id, to: to.id, site: from.site }
  await sql.run('update conversation set visitor = :to where visitor = :from and site = :site', ids)
  for (const [table, key] of owned) {
    await sql.run(
      `update ${table} set visitor = :to where visitor = :from and site = :site
         and not exists (select 1 from ${table} o where o.visitor = :to and o.${key} = ${table}.${key})`,
      ids,
    )
  }
  const senders = { from: `visitor:${from.id}`, to: `visitor:${to.id}`, site: from.site }
  await sql.run(
    `update entry set sender = :to where sender = :from and site = :site
       and not exists (select 1 from entry o where o.sender = :to and o.cid = entry.cid)`,
    senders,
  )
  await sql.run(
    `update file set uploader = :to where uploader = :from and site = :site
       and not exists (select 1 from file o where o.uploader = :to and o.cid = file.cid)`,
    senders,
  )
  await sql.run('update visitor set joined_to = :to where id = :from and site = :site', ids)
  await sql.run('update visitor set joined_to = :to where joined_to = :from and site = :site', ids)
}

/** The visitors whose history was given to this one, the newest first. */
export const joinedTo = async (sql: Sql, who: Who): Promise<string[]> =>
  (
    await sql.all<{ id: string }>(
      'select id from visitor where joined_to = :id and site = :site order by seen_at desc limit 50',
      { id: who.id, site: who.site },
    )
  ).map(({ id }) => id)

interface ProfileRow {
  sub: string | null
  claimed: string | null
  proven: string | null
}

/** What is said and what is proven of a visitor. */
export async function readProfileRow(sql: Sql, id: string) {
  const row = await sql.get<ProfileRow>(
    `select v.sub, p.claimed, p.proven from visitor v left join visitor_profile p on p.visitor = v.id where v.id = :id`,
    { id },
  )
  return {
    sub: row?.sub ?? null,
    claimed: JSON.parse(row?.claimed ?? '{}') as Claimed,
    proven: JSON.parse(row?.proven ?? '{}') as Partial<Proven>,
  }
}

/** Writes both down, and the name that lists show. */
export const writeProfileRow = (sql: Sql, who: Who, claimed: Claimed, proven: Partial<Proven>, at: number) =>
  sql.run(
    `insert into visitor_profile (visitor, site, name, claimed, proven, at)
     values (:id, :site, :name, :claimed, :proven, :at)
     on conflict (visitor) do update set name = excluded.name, claimed = excluded.claimed, proven = excluded.proven,
       at = excluded.at`,
    {
      ...{ id: who.id, site: who.site, name: proven.name ?? claimed.name ?? null },
      ...{ claimed: JSON.stringify(claimed), proven: JSON.stringify(proven), at },
    },
  )
