import type { Sql } from './sql.ts'

const ids = async (sql: Sql, text: string, params: { site: string; before: number }): Promise<string[]> =>
  (await sql.all<{ id: string }>(`${text} limit 100`, params)).map(({ id }) => id)

/** Conversations that ended and in which nothing happened since; at most 100. */
export const oldConversations = (sql: Sql, site: string, before: number) =>
  ids(sql, `select id from conversation where site = :site and status = 'solved' and updated_at < :before`, {
    site,
    before,
  })

/** Files of conversations that are older than this and still there; at most 100. */
export const oldFiles = (sql: Sql, site: string, before: number) =>
  ids(sql, 'select id from file where site = :site and created_at < :before and ready = 1', { site, before })

/** Visitors who were not seen since and have nothing that goes on; at most 100. */
export const oldVisitors = (sql: Sql, site: string, before: number) =>
  ids(
    sql,
    `select id from visitor v where site = :site and seen_at < :before and joined_to is null
       and not exists (select 1 from conversation c where c.visitor = v.id and (c.status <> 'solved' or c.updated_at >= :before))`,
    { site, before },
  )

/** Removes a conversation with its log; what was answered to surveys stays, as a record that leads nowhere. */
export async function dropConversation(sql: Sql, id: string): Promise<void> {
  await sql.run(
    `delete from webhook_delivery where event in (select e.id from webhook_event e join entry n on n.id = e.entry
       where n.conversation = :id)`,
    { id },
  )
  await sql.run('delete from webhook_event where entry in (select id from entry where conversation = :id)', { id })
  await sql.run('update survey_answer set conversation = null where conversation = :id', { id })
  for (const table of ['mail', 'mail_answer', 'generated_answer', 'entry', 'conversation_tag', 'conversation_words']) {
    await sql.run(`delete from ${table} where conversation = :id`, { id })
  }
  await sql.run('delete from conversation where id = :id', { id })
}

/** What is only counted. */
export async function dropRecords(sql: Sql, site: string, before: number): Promise<void> {
  for (const table of ['survey_answer', 'article_vote', 'greeting_record', 'search_miss']) {
    await sql.run(`delete from ${table} where site = :site and at < :before`, { site, before })
  }
}

export const filesOfConversation = (sql: Sql, conversation: string) =>
  sql.all<{ id: string; storage_key: string }>('select id, storage_key from file where conversation = :conversation', {
    conversation,
  })
