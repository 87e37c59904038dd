import type { Database, Sql } from './sql.ts'

/** A statement, or what each of the databases says instead. */
type Statement = string | Record<Sql['dialect'], string>

/** Forward only: a released step is never changed, a new one is added at the end. */
const steps: readonly (readonly Statement[])[] = [
  [
    `create table site (key text primary key, name text not null)`,
    `create table agent (
      id text primary key, site text not null references site (key), name text not null, email text not null,
      password text, created_at bigint not null, signed_in_at bigint, unique (site, email))`,
    `create table agent_session (
      token_hash text primary key, site text not null, agent text not null references agent (id),
      created_at bigint not null, expires_at bigint not null)`,
    `create table sign_in_code (
      code_hash text primary key, site text not null, agent text not null references agent (id),
      created_at bigint not null, expires_at bigint not null, used_at bigint)`,
    `create table visitor (
      id text primary key, site text not null references site (key), token_hash text not null unique,
      locale text not null, device text, visits bigint not null, created_at bigint not null, seen_at bigint not null)`,
    `create table visitor_context (
      visitor text primary key references visitor (id), site text not null, page text not null, cart text,
      locale text not null, referrer text, at bigint not null)`,
    `create table conversation (
      id text primary key, site text not null references site (key), visitor text not null references visitor (id),
      status text not null, agent text references agent (id), locale text not null,
      last_seq bigint not null default 0, last_internal bigint not null default 0,
      visitor_delivered bigint not null default 0, visitor_read bigint not null default 0,
      agent_delivered bigint not null default 0, agent_read bigint not null default 0,
      waiting_since bigint, handoff_at bigint, handoff_reason text, first_reply_at bigint, solved_at bigint,
      preview_text text, preview_author text, created_at bigint not null, updated_at bigint not null)`,
    `create index conversation_status on conversation (site, status, agent)`,
    `create index conversation_visitor on conversation (visitor, updated_at)`,
    `create index conversation_handoff on conversation (site, handoff_at) where handoff_at is not null`,
    `create index conversation_created on conversation (site, created_at)`,
    `create table entry (
      id text primary key, site text not null, conversation text not null references conversation (id),
      stream text not null, seq bigint not null, sender text not null, cid text, fingerprint text,
      at bigint not null, author_kind text not null, author_id text, author_name text, body text not null,
      mark text, subject text,
      unique (conversation, stream, seq), unique (sender, cid))`,
    `create index entry_mark on entry (site, mark, at) where mark is not null`,
    `create table survey_answer (
      visitor text not null references visitor (id), cid text not null, site text not null, survey text not null,
      conversation text, request text unique, outcome text not null, answers text not null, at bigint not null,
      primary key (visitor, cid))`,
    `create index survey_answer_at on survey_answer (site, at)`,
    `create index survey_answer_conversation on survey_answer (conversation)`,
    `create table article_vote (
      visitor text not null references visitor (id), cid text not null, site text not null, article text not null,
      locale text not null, helpful bigint not null, at bigint not null, primary key (visitor, cid))`,
    `create index article_vote_at on article_vote (site, at)`,
    `create index article_vote_newest on article_vote (visitor, article, at)`,
    `create table greeting_record (
      visitor text not null references visitor (id), cid text not null, site text not null, greeting text not null,
      variant text, act text not null, at bigint not null, primary key (visitor, cid))`,
    `create index greeting_record_at on greeting_record (site, at)`,
    `create table search_miss (
      visitor text not null references visitor (id), cid text not null, site text not null, query text not null,
      locale text not null, at bigint not null, primary key (visitor, cid))`,
    `create index search_miss_at on search_miss (site, at)`,
  ],
  [
    `create table node (id text primary key, beat bigint not null)`,
    `create table presence (
      node text not null references node (id), kind text not null, site text not null, person text not null,
      primary key (node, kind, person))`,
    `create index presence_person on presence (kind, person)`,
    `create index presence_site on presence (site, kind)`,
    `create table installation (one bigint primary key, id text not null)`,
    `create index conversation_updated on conversation (site, updated_at)`,
    `create index conversation_open on conversation (agent) where status = 'open'`,
  ],
  [
    `alter table conversation add column topic text`,
    `alter table conversation add column topic_label text`,
    `create table visitor_detail (
      visitor text not null references visitor (id), field text not null, site text not null, label text not null,
      value text not null, at bigint not null, primary key (visitor, field))`,
    `create index entry_edited on entry (subject) where mark = 'edited'`,
  ],
  [
    `create table generated_answer (
      visitor text not null references visitor (id), cid text not null, site text not null, conversation text not null,
      at bigint not null, question text not null, text text not null, sources text not null, outcome text not null,
      reason text, made_by text not null, ms bigint not null, tokens bigint not null, primary key (visitor, cid))`,
    `create index generated_answer_at on generated_answer (site, at)`,
  ],
  [
    `create table file (
      id text primary key, site text not null references site (key), uploader text not null, cid text not null,
      hash text not null, conversation text references conversation (id), name text not null, type text not null,
      size bigint not null, width bigint, height bigint, storage_key text not null, ready bigint not null default 0,
      created_at bigint not null, unique (uploader, cid))`,
    `create index file_site on file (site)`,
    `create index file_uploader on file (uploader, created_at)`,
    `create index file_conversation on file (conversation)`,
    `create index file_loose on file (created_at) where conversation is null`,
  ],
  [
    `alter table agent add column role text not null default 'agent'`,
    // Before there were roles there was no other difference: whoever was there ran the site.
    `update agent set role = 'admin'`,
    `alter table agent add column disabled_at bigint`,
    `alter table agent add column totp_secret text`,
    `alter table agent add column totp_step bigint`,
    `alter table agent_session add column id text not null default ''`,
    `alter table agent_session add column device text`,
    `alter table agent_session add column seen_at bigint not null default 0`,
    `update agent_session set id = token_hash, seen_at = created_at`,
    `create index agent_session_agent on agent_session (agent)`,
    `create table audit (
      site text not null references site (key), seq bigint not null, at bigint not null, actor text, actor_name text,
      action text not null, subject text, subject_name text, detail text not null, hash text not null,
      primary key (site, seq))`,
    `create table audit_head (site text primary key references site (key), seq bigint not null, hash text not null)`,
  ],
  [
    `alter table conversation add column page text`,
    `update entry set mark = 'reply', subject = author_id where mark is null and author_kind = 'agent'
       and stream = 'public' and body like '{"kind":"text"%'`,
    `update entry set mark = 'said' where mark is null and author_kind = 'assistant' and body like '{"kind":"text"%'`,
    `update entry set mark = 'reopened' where mark is null and body like '{"kind":"reopened"%'`,
    `create index entry_marks on entry (conversation, mark) where mark is not null`,
    `create index conversation_solved on conversation (site, solved_at) where solved_at is not null`,
    `create table follow_up (
      site text not null, visitor text not null, answer text not null, state text not null,
      agent text not null references agent (id), at bigint not null, primary key (visitor, answer))`,
  ],
  [
    `alter table agent add column availability text not null default 'online'`,
    `alter table conversation add column team text`,
    `alter table conversation add column tags text not null default '[]'`,
    `alter table conversation add column priority bigint not null default 1`,
    `alter table conversation add column snoozed_until bigint`,
    `create table conversation_tag (
      conversation text not null references conversation (id), tag text not null, site text not null,
      primary key (conversation, tag))`,
    `create index conversation_tag_tag on conversation_tag (site, tag)`,
    `drop index conversation_status`,
    `create index conversation_status on conversation (site, status, agent, snoozed_until)`,
    `create index conversation_waiting on conversation (site, priority desc, waiting_since, id)
      where waiting_since is not null`,
    `create index conversation_snoozed on conversation (snoozed_until) where snoozed_until is not null`,
  ],
  [
    // Other devices of somebody whose identity was proven; the first device's token stands with the visitor.
    `create table visitor_token (
      token_hash text primary key, site text not null, visitor text not null references visitor (id),
      created_at bigint not null, proven_at bigint not null)`,
    `create index visitor_token_visitor on visitor_token (visitor)`,
    `alter table visitor add column sub text`,
    `alter table visitor add column joined_to text`,
    `create unique index visitor_sub on visitor (site, sub) where sub is not null`,
    `create index visitor_joined on visitor (joined_to) where joined_to is not null`,
    `create table visitor_profile (
      visitor text primary key references visitor (id), site text not null, name text, claimed text not null,
      proven text not null, at bigint not null)`,
  ],
  [`create table erased_token (token_hash text primary key, site text not null, at bigint not null)`],
  [
    `create table site_content (
      site text not null references site (key), kind text not null, id text not null, version bigint not null,
      serial bigint not null, cid text not null, state text not null, body text,
      agent text not null references agent (id), at bigint not null,
      primary key (site, kind, id, version), unique (site, serial), unique (site, cid))`,
  ],
  [
    `create table api_key (
      id text primary key, site text not null references site (key), name text not null, prefix text not null,
      hash text not null unique, scopes text not null, created_at bigint not null, used_at bigint, revoked_at bigint)`,
    `create index api_key_site on api_key (site)`,
    `create index visitor_created on visitor (site, created_at)`,
  ],
  [
    `alter table conversation add column searched bigint not null default 0`,
    `create index conversation_unsearched on conversation (updated_at) where searched < last_seq + last_internal`,
    {
      sqlite: `create table conversation_words (
        place integer primary key, conversation text not null unique references conversation (id), site text not null)`,
      postgres: `create table conversation_words (
        conversation text primary key references conversation (id), site text not null, words tsvector not null)`,
    },
    {
      sqlite: `create virtual table conversation_text using fts5 (words, tokenize = 'unicode61 remove_diacritics 0')`,
      postgres: 'create index conversation_words_words on conversation_words using gin (words)',
    },
    // What is removed is gone from the file, too, and not only from what is found.
    { sqlite: `insert into conversation_text (conversation_text, rank) values ('secure-delete', 1)`, postgres: '' },
    {
      sqlite: `create trigger conversation_words_gone after delete on conversation_words
        begin delete from conversation_text where rowid = old.place; end`,
      postgres: '',
    },
  ],
  [
    `create table tag_seen (
      site text not null references site (key), origin text not null, first_at bigint not null, last_at bigint not null,
      primary key (site, origin))`,
  ],
  [
    `create table webhook (
      id text primary key, site text not null references site (key), url text not null, topics text not null,
      enabled bigint not null, secret text not null, secret_before text, rotated_until bigint,
      created_at bigint not null)`,
    `create index webhook_site on webhook (site)`,
    `create table webhook_event (
      id text primary key, site text not null, type text not null, visitor text, entry text, payload text not null,
      at bigint not null)`,
    `create index webhook_event_visitor on webhook_event (visitor) where visitor is not null`,
    `create index webhook_event_entry on webhook_event (entry) where entry is not null`,
    `create index webhook_event_at on webhook_event (at)`,
    `create table webhook_delivery (
      event text not null, webhook text not null references webhook (id), state text not null, tries bigint not null,
      due_at bigint not null, leased_until bigint not null, type text not null, at bigint not null, status bigint,
      fault text, ms bigint, tried_at bigint, primary key (event, webhook))`,
    `create index webhook_delivery_due on webhook_delivery (due_at) where state = 'waiting'`,
    `create index webhook_delivery_webhook on webhook_delivery (webhook, at)`,
  ],
  [`alter table agent add column assigned_at bigint not null default 0`],
  [
    `create table page_view (
      visitor text not null references visitor (id), site text not null, at bigint not null, url text not null,
      title text not null, type text not null, primary key (visitor, at))`,
  ],
  [
    `create table mail (
      id text primary key, site text not null references site (key), kind text not null, key text not null,
      visitor text, conversation text, agent text, state text not null, tries bigint not null, due_at bigint not null,
      leased_until bigint not null, at bigint not null, sent_at bigint, fault text, recipient text, upto bigint)`,
    `create unique index mail_waiting on mail (key) where state = 'waiting'`,
    `create index mail_due on mail (due_at) where state in ('waiting', 'sending')`,
    `create index mail_conversation on mail (conversation)`,
    `create index mail_visitor on mail (visitor)`,
    `create index mail_site on mail (site, at)`,
    `create table mail_address (
      site text not null references site (key), recipient text not null, stopped_at bigint, window_at bigint not null,
      asked bigint not null, sent bigint not null, primary key (site, recipient))`,
    `create table mail_answer (
      site text not null, message text not null, visitor text not null, conversation text not null,
      header text not null, at bigint not null, primary key (site, message))`,
    `create index mail_answer_conversation on mail_answer (conversation)`,
    `create index mail_answer_visitor on mail_answer (visitor)`,
  ],
  [
    // `owner` is an agent, or empty for what the whole team has; `name_key` is the name in small letters.
    `create table saved_reply (
      id text primary key, site text not null references site (key), owner text not null, name text not null,
      name_key text not null, text text not null, category text, language text, at bigint not null,
      unique (site, owner, name_key))`,
    `create table remark (
      id text primary key, visitor text not null references visitor (id), site text not null,
      agent text not null references agent (id), text text not null, at bigint not null)`,
    `create index remark_visitor on remark (visitor, at)`,
  ],
  [
    // Drafts and translations are made for an agent, answers for a visitor.
    `alter table generated_answer add column kind text not null default 'answer'`,
    `alter table generated_answer add column agent text`,
  ],
  [
    // Without the time, which every message would have to write there anew: one visitor's conversations are few.
    `drop index conversation_visitor`,
    `create index conversation_visitor on conversation (visitor)`,
  ],
  [`alter table installation add column hint_key text`],
  [
    // 1 where a program brought an agent's words over the API.
    `alter table conversation add column by_api bigint not null default 0`,
  ],
  [
    // Agents whom a note asks for, until they write themselves.
    `alter table conversation add column mentioned text not null default '[]'`,
    `create index conversation_mentioned on conversation (site) where mentioned <> '[]'`,
  ],
  [
    // Pages that an owner let show the widget; what was taken back stays as a row, so that every node sees the change.
    `create table site_origin (
      site text not null references site (key), origin text not null, state text not null, serial bigint not null,
      agent text not null references agent (id), at bigint not null,
      primary key (site, origin), unique (site, serial))`,
  ],
  [
    // What the page says of a conversation: of the open one, and, kept with the visitor, of the next to begin.
    `alter table conversation add column facts text not null default '{}'`,
    `alter table visitor_profile add column conversation text not null default '{}'`,
  ],
  [
    // Lists under a name: a view and, in JSON, what narrows it. `place` is the order in which they were made.
    `create table saved_view (
      id text primary key, site text not null references site (key), owner text not null references agent (id),
      shared bigint not null, name text not null, inbox_view text not null, filter text not null,
      place bigint not null, at bigint not null)`,
    `create index saved_view_site on saved_view (site, place)`,
  ],
]

/** The schema that this program knows. */
export const schemaVersion = steps.length

async function versionOf(sql: Sql): Promise<number> {
  await sql.run('create table if not exists schema_version (version bigint not null)')
  const row = await sql.get<{ version: number | null }>('select max(version) as version from schema_version')
  return row?.version ?? 0
}

/**
 * Brings the database to this program's schema, in one transaction; of several processes that start at once one does it.
 * @throws a plain sentence when the database was written by a newer program
 */
export const migrate = (db: Database): Promise<void> =>
  db.writeAlone(async (sql) => {
    const version = await versionOf(sql)
    if (version > steps.length) {
      throw new Error(
        `The database was written by a newer version of Deskbell (its schema is ${version}, this one knows up to ` +
          `${steps.length}). Start that newer version, or point databaseUrl or dataDir at another database.`,
      )
    }
    for (const [index, statements] of steps.entries()) {
      if (index < version) continue
      for (const statement of statements) {
        const text = typeof statement === 'string' ? statement : statement[sql.dialect]
        if (text !== '') await sql.run(text)
      }
      await sql.run('insert into schema_version (version) values (:version)', { version: index + 1 })
    }
  })
