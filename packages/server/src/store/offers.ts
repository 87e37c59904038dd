import type { Offer } from '@deskbell/surveys'
import type { Sql } from './sql.ts'

/** Every time a survey was put before this visitor: by a log, or by the page itself. */
export const offersTo = (sql: Sql, who: { id: string; site: string }): Promise<Offer[]> =>
  sql.all<Offer>(
    `select e.subject as survey, e.conversation as conversation, e.at as at, a.outcome as outcome
       from conversation c join entry e on e.conversation = c.id and e.mark = 'survey'
       left join survey_answer a on a.request = e.id
       where c.visitor = :visitor and c.site = :site
     union all
     select survey, conversation, at, outcome from survey_answer
       where visitor = :visitor and site = :site and request is null`,
    { visitor: who.id, site: who.site },
  )
