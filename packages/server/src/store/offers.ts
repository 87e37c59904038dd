import type { Offer } from '@deskbell/surveys'
import type { Sql } from './sql.ts'

/**
 * Every time a survey was put before this visitor: by a log, by the page itself, or by a card (`exitGreeting`). Cards are
 * looked for by visitor, not among all that the site ever showed: `site || ''` is in no index.
 */
export const offersTo = (sql: Sql, who: { id: string; site: string }): Promise<Offer[]> =>
  sql.all<Offer>(
    `select e.subject as survey, e.conversation as conversation, e.at as at, a.outcome as outcome
       from conversation c join entry e on e.conversation = c.id and e.mark = 'survey'
       left join survey_answer a on a.request = e.id
       where c.visitor = :visitor and c.site = :site
     union all
     select survey, conversation, at, outcome from survey_answer
       where visitor = :visitor and site = :site and request is null
     union all
     select substr(greeting, 8), null, at, 'skipped' from greeting_record
       where visitor = :visitor and site || '' = :site and act = 'shown' and greeting like 'survey-%'`,
    { visitor: who.id, site: who.site },
  )
