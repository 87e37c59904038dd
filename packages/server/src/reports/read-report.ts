import type { Answer, Report } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import * as figures from '../store/figures.ts'
import { answersBetween } from '../store/records.ts'
import { countAnswers } from './count-answers.ts'

/** Raw figures of the period; the formulas are in `surveys`, once for all. */
export async function readReport(
  deps: Deps,
  who: AgentWho,
  input: { from: number; to: number },
): Promise<Answer<{ report: Report }>> {
  const sql = deps.db.read
  const period = { site: who.site, from: Math.floor(input.from), to: Math.floor(input.to) }
  const rows = await answersBetween(sql, who.site, period.from, period.to)
  const offered = new Map((await figures.offeredSurveys(sql, period)).map(({ survey, n }) => [survey, n]))
  const surveys = deps.sites.get(who.site)?.surveys ?? []
  const report: Report = {
    surveys: surveys.map((survey) => countAnswers(survey, rows, offered.get(survey.id) ?? 0)),
    conversations: await figures.conversationFigures(sql, period),
    firstReplyMs: await figures.firstReplyTimes(sql, period),
    solveMs: await figures.solveTimes(sql, period),
    votes: await figures.votes(sql, period),
    misses: await figures.misses(sql, period),
    greetings: await figures.greetingFigures(sql, period),
  }
  return { ok: true, report }
}
