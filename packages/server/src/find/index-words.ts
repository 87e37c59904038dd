import type { Deps } from '../deps.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { newestEntries } from '../store/entries.ts'
import { knownOfVisitor, setWords, unsearched } from '../store/search.ts'
import { distinctTokens } from './tokens.ts'
import { wordsOf } from './words-of.ts'

/** Conversations of one round and of one commit, words of one conversation, and entries that are read of it. */
const limits = { round: 50, together: 5, tokens: 4000, entries: 1000 }
/** Words that follow each other are read once, when there is a pause for so long, milliseconds. */
const quietMs = 2000

async function indexOne(deps: Deps, row: ConversationRow): Promise<void> {
  const said = await newestEntries(deps.db.read, row.id, limits.entries)
  const known = await knownOfVisitor(deps.db.read, row.visitor)
  const texts = [...known, ...(JSON.parse(row.tags) as string[]), row.topic_label ?? '', ...wordsOf(said)]
  const tokens = distinctTokens(texts, limits.tokens)
  const upTo = row.last_seq + row.last_internal
  await deps.db.write((sql) => setWords(sql, row, tokens, upTo), row.id)
}

/**
 * Makes what was said lately findable. Not in the transaction of the words, because nobody who writes shall wait for it;
 * of several nodes that do it at once the result is the same.
 */
export async function indexWords(deps: Deps): Promise<void> {
  const rows = await unsearched(deps.db.read, deps.clock.now() - quietMs, limits.round)
  // A few at a time: fewer commits than one each, and whoever writes meanwhile waits for a few, not for all.
  while (rows.length > 0) await Promise.all(rows.splice(0, limits.together).map((row) => indexOne(deps, row)))
}
