/**
 * A table with something of a visitor in it. All of them stand in `places`: what is exported and erased is what this
 * list says, and a test finds every table that is missing in it.
 */
export interface Place {
  table: string
  /** Which rows are the visitor's; `:visitor` and `:site` are known. */
  of: string
  /** Columns that prove or locate something and are nobody's data. */
  secret?: readonly string[]
  /** Columns that hold JSON. */
  json?: readonly string[]
  /** Further condition for what the visitor's own device may read. */
  own?: string
}

/** The visitor, and those whose history became hers when she proved who she is. */
const person = 'site = :site and (id = :visitor or joined_to = :visitor)'
const persons = `select id from visitor where ${person}`
const byVisitor = `visitor in (${persons}) and site = :site`
const inConversation = `conversation in (select id from conversation where ${byVisitor})`

/** In the order of removing: what names another row comes before it. */
export const places: readonly Place[] = [
  // What is to be told or was told to the shop's other programs: they are told of the end by `visitor.erased`.
  { table: 'webhook_delivery', of: `event in (select id from webhook_event where ${byVisitor})` },
  { table: 'webhook_event', of: byVisitor, json: ['payload'] },
  // E-mail to her that waits or was sent: it holds no words.
  { table: 'mail', of: byVisitor, secret: ['recipient'] },
  { table: 'mail_answer', of: byVisitor, secret: ['message', 'header'] },
  // What was drafted or translated for an agent is the team's, as its notes are.
  { table: 'generated_answer', of: byVisitor, secret: ['agent'], json: ['sources'], own: `kind = 'answer'` },
  { table: 'follow_up', of: byVisitor },
  { table: 'survey_answer', of: byVisitor, json: ['answers'] },
  { table: 'article_vote', of: byVisitor },
  { table: 'greeting_record', of: byVisitor },
  { table: 'search_miss', of: byVisitor },
  { table: 'entry', of: inConversation, secret: ['fingerprint', 'sender'], json: ['body'], own: `stream = 'public'` },
  {
    table: 'file',
    of: `site = :site and (uploader in (select 'visitor:' || id from visitor where ${person}) or ${inConversation})`,
    secret: ['storage_key', 'hash', 'uploader'],
  },
  { table: 'conversation_tag', of: inConversation },
  // What conversations are found by: the same words once more.
  { table: 'conversation_words', of: inConversation, secret: ['place', 'words'] },
  { table: 'conversation', of: byVisitor, json: ['facts'] },
  { table: 'visitor_detail', of: byVisitor },
  { table: 'page_view', of: byVisitor },
  // Written by agents among themselves, like notes.
  { table: 'remark', of: byVisitor, own: '1 = 0' },
  { table: 'visitor_context', of: byVisitor, json: ['page', 'cart'] },
  { table: 'presence', of: `kind = 'visitor' and person in (${persons}) and site = :site` },
  { table: 'visitor_token', of: byVisitor, secret: ['token_hash'] },
  { table: 'visitor_profile', of: byVisitor, json: ['claimed', 'proven', 'conversation'] },
  { table: 'visitor', of: person, secret: ['token_hash'] },
]

/** Tables in which nothing of a visitor can stand. */
export const elsewhere: readonly string[] = [
  'schema_version',
  'site',
  'site_content',
  'site_origin',
  'saved_reply',
  'saved_view',
  'tag_seen',
  'agent',
  'agent_session',
  'webhook',
  'api_key',
  'sign_in_code',
  'node',
  'installation',
  // Only the hash of a token that is worth nothing any more.
  'erased_token',
  // Who wants no e-mail, as a hash under the server's own key.
  'mail_address',
  // Ids only, of what may be there no longer: a log that can be shortened proves nothing.
  'audit',
  'audit_head',
  // SQLite's index of `conversation_words`, emptied with it.
  ...['', '_data', '_idx', '_content', '_docsize', '_config'].map((part) => `conversation_text${part}`),
]
