import type { ConversationRow } from './conversations.ts'
import type { Sql } from './sql.ts'

/** Who has it after an assignment. */
export interface Assignment {
  status: 'assistant' | 'waiting' | 'open'
  agent: string | null
  team: string | null
  waiting: number | null
}

/** Compare and set: true when `from` still had it and it was not solved meanwhile. */
export const assignConversation = async (
  sql: Sql,
  place: { id: string; site: string; from: string | null },
  { status, agent, team, waiting }: Assignment,
): Promise<boolean> =>
  (await sql.run(
    `update conversation set status = :status, agent = :agent, team = :team, waiting_since = :waiting
     where id = :id and site = :site and status <> 'solved' and coalesce(agent, '') = :from`,
    { ...place, from: place.from ?? '', status, agent, team, waiting },
  )) > 0

/** Puts a conversation aside: nobody's clock runs meanwhile. */
export const snoozeConversation = (sql: Sql, id: string, until: number) =>
  sql.run('update conversation set snoozed_until = :until, waiting_since = null where id = :id', { id, until })

/** Conversations whose time has come. */
export const dueSnoozes = (sql: Sql, at: number) =>
  sql.all<ConversationRow>(
    'select * from conversation where snoozed_until is not null and snoozed_until <= :at order by snoozed_until limit 100',
    { at },
  )

/** Compare and set: the row for the one who wakes it, undefined where it is awake or not due yet. */
export const wakeConversation = (sql: Sql, id: string, { at, due }: { at: number; due: number }) =>
  sql.get<ConversationRow>(
    `update conversation set snoozed_until = null,
       waiting_since = case when status = 'waiting' then :at else waiting_since end
     where id = :id and snoozed_until is not null and snoozed_until <= :due returning *`,
    { id, at, due },
  )

/** Writes the tags beside the conversation and in the table that finds by tag. */
export async function setTags(
  sql: Sql,
  place: { id: string; site: string },
  tags: readonly string[],
  removed: readonly string[],
): Promise<void> {
  const { id, site } = place
  await sql.run('update conversation set tags = :tags where id = :id', { id, tags: JSON.stringify(tags) })
  for (const tag of tags) {
    await sql.run(
      `insert into conversation_tag (conversation, tag, site) values (:id, :tag, :site)
       on conflict (conversation, tag) do nothing`,
      { id, tag, site },
    )
  }
  for (const tag of removed) {
    await sql.run('delete from conversation_tag where conversation = :id and tag = :tag', { id, tag })
  }
}
