import { type ConversationRow, type NamedConversation, named } from './conversations.ts'
import type { Sql } from './sql.ts'

/** Conversations in which something was said since they were made findable, and nothing after `until`; the oldest first. */
export const unsearched = (sql: Sql, until: number, limit: number) =>
  sql.all<ConversationRow>(
    `select * from conversation where searched < last_seq + last_internal and updated_at <= :until
     order by updated_at limit :limit`,
    { until, limit },
  )

/** What is known of the visitor in words: what she said of herself, such as a name and an e-mail, or the site said of her. */
export async function knownOfVisitor(sql: Sql, visitor: string): Promise<string[]> {
  const said = await sql.all<{ value: string }>('select value from visitor_detail where visitor = :visitor', {
    visitor,
  })
  const profile = await sql.get<{ name: string | null; claimed: string; proven: string }>(
    'select name, claimed, proven from visitor_profile where visitor = :visitor',
    { visitor },
  )
  const texts = profile ? [profile.name ?? '', ...wordsIn(profile.claimed), ...wordsIn(profile.proven)] : []
  return [...said.map(({ value }) => value), ...texts]
}

const textsOf = (value: unknown): string[] =>
  typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : typeof value === 'string' ? [value] : []
const wordsIn = (json: string): string[] => textsOf(JSON.parse(json))

/** Writes what a conversation is found by. Tokens are letters and digits only, so that they need no quoting. */
export async function setWords(
  sql: Sql,
  { id, site }: { id: string; site: string },
  tokens: readonly string[],
  upTo: number,
): Promise<void> {
  await sql.run('update conversation set searched = :upTo where id = :id', { id, upTo })
  if (sql.dialect === 'postgres') {
    await sql.run(
      `insert into conversation_words (conversation, site, words) values (:id, :site, cast(:words as tsvector))
       on conflict (conversation) do update set words = excluded.words`,
      { id, site, words: tokens.map((token) => `'${token}'`).join(' ') },
    )
    return
  }
  const row = await sql.get<{ place: number }>(
    `insert into conversation_words (conversation, site) values (:id, :site)
     on conflict (conversation) do update set site = excluded.site returning place`,
    { id, site },
  )
  const place = row?.place ?? 0
  await sql.run('delete from conversation_text where rowid = :place', { place })
  await sql.run('insert into conversation_text (rowid, words) values (:place, :words)', {
    place,
    words: tokens.join(' '),
  })
}

export interface Search {
  site: string
  tokens: readonly string[]
  after?: { id: string; updatedAt: number } | undefined
  limit: number
}

/** The conversations that hold the words of `:query`. */
export const withWords = {
  sqlite: `select w.conversation from conversation_words w where w.site = :site
    and w.place in (select rowid from conversation_text where conversation_text match :query)`,
  postgres: `select w.conversation from conversation_words w where w.site = :site
    and w.words @@ cast(:query as tsquery)`,
}

/** All tokens must occur; the last may be the beginning of one. */
export const queryOf = (dialect: Sql['dialect'], tokens: readonly string[]): string =>
  dialect === 'postgres'
    ? tokens.map((token, index) => `'${token}'${index === tokens.length - 1 ? ':*' : ''}`).join(' & ')
    : tokens.map((token, index) => `"${token}"${index === tokens.length - 1 ? '*' : ''}`).join(' ')

/** The site's conversations that hold the tokens, what happened last first. */
export function searchConversations(sql: Sql, { site, tokens, after, limit }: Search) {
  const later = after ? 'and (c.updated_at < :updated or (c.updated_at = :updated and c.id > :id))' : ''
  return sql.all<NamedConversation>(
    `${named} where c.site = :site and c.id in (${withWords[sql.dialect]}) ${later}
     order by c.updated_at desc, c.id limit :limit`,
    {
      ...{ site, query: queryOf(sql.dialect, tokens), limit },
      ...(after ? { updated: after.updatedAt, id: after.id } : {}),
    },
  )
}
