import type { FollowUpSet, FollowUpState } from '@deskbell/protocol'
import { type Period, within } from './period.ts'
import type { Sql } from './sql.ts'

/** What became of the low scores of a period. */
export const followUpsOf = (sql: Sql, { site, from, to }: Pick<Period, 'site' | 'from' | 'to'>) =>
  sql.all<{ visitor: string; answer: string; state: FollowUpState; name: string }>(
    `select f.visitor, f.answer, f.state, g.name from survey_answer a
       join follow_up f on f.visitor = a.visitor and f.answer = a.cid join agent g on g.id = f.agent
     where a.site = :site and ${within('a.at')}`,
    { site, from, to },
  )

/** Keeps the state of an answer of the site; false where there is no such answer. */
export const setFollowUp = async (
  sql: Sql,
  who: { id: string; site: string },
  { visitor, answer, state }: FollowUpSet,
  at: number,
): Promise<boolean> =>
  (await sql.run(
    `insert into follow_up (site, visitor, answer, state, agent, at)
     select a.site, a.visitor, a.cid, :state, :agent, cast(:at as bigint) from survey_answer a
     where a.site = :site and a.visitor = :visitor and a.cid = :answer
     on conflict (visitor, answer) do update set state = excluded.state, agent = excluded.agent, at = excluded.at`,
    { site: who.site, agent: who.id, visitor, answer, state, at },
  )) > 0
