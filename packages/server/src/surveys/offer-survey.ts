import type { Entry, SurveyTrigger } from '@deskbell/protocol'
import { dueSurvey, type SurveyContext } from '@deskbell/surveys'
import { appendNote } from '../conversations/log-act.ts'
import type { Deps } from '../deps.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { offersTo } from '../store/offers.ts'
import type { Sql } from '../store/sql.ts'

const aboutOf = (row: ConversationRow): NonNullable<SurveyContext['conversation']> => ({
  id: row.id,
  status: row.status,
  tags: JSON.parse(row.tags) as string[],
  lastWordsAt: row.updated_at,
  endedAt: row.solved_at,
  unserved: row.handoff_at !== null && row.first_reply_at === null && row.agent === null,
})

/**
 * Asks the site's survey that is due at one of these moments, in the caller's transaction: at most one, never the same
 * twice, by sample and cooldown. What it wrote goes to those entitled after the commit.
 *
 * @param row the conversation as it is now, the moment included
 * @param only the one that is meant, where only one is
 */
export async function offerSurvey(
  deps: Deps,
  sql: Sql,
  row: ConversationRow,
  moments: readonly SurveyTrigger[],
  only: string | null = null,
): Promise<Entry[]> {
  const all = deps.sites.get(row.site)?.surveys ?? []
  const surveys = only === null ? all : all.filter(({ id }) => id === only)
  // Tags speak wherever a conversation comes to its end.
  const waiting = surveys.filter(({ trigger }) => moments.includes(trigger) || trigger === 'tag')
  if (waiting.length === 0) return []
  const context = {
    now: deps.clock.now(),
    visitor: row.visitor,
    conversation: aboutOf(row),
    offers: await offersTo(sql, { id: row.visitor, site: row.site }),
  }
  const due = moments.map((moment) => dueSurvey(waiting, { ...context, moment })).find((one) => one !== null)
  if (!due) return []
  return [await appendNote(deps, sql, { site: row.site, conversation: row.id }, { kind: 'survey', survey: due.id })]
}
