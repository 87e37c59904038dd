import {
  type Answer,
  type ReportAnswers,
  type ReportBehind,
  type ReportList,
  refuse,
  type SurveyAnswer,
} from '@deskbell/protocol'
import { type Counts, countGiven } from '@deskbell/surveys'
import type { AgentWho, Deps } from '../deps.ts'
import { conversationsById, toSummary } from '../store/conversations.ts'
import { idsOfFigure } from '../store/counted-conversations.ts'
import { conversationsGiven, surveyAnswers } from '../store/figures.ts'
import type { Period } from '../store/period.ts'
import type { Sql } from '../store/sql.ts'
import { periodOf, readAnswer } from './read-report.ts'

const most = 100

/** Whether the answer counts for this value, by the same counting as the report. */
function gives({ survey, answers, outcome }: SurveyAnswer, behind: Extract<ReportBehind, { kind: 'answer' }>): boolean {
  if (survey !== behind.survey || outcome !== 'answered') return false
  return answers.some((given) => {
    if (given.question !== behind.question) return false
    const counts: Counts = {}
    countGiven(counts, given)
    return Object.hasOwn(counts, behind.value)
  })
}

async function idsBehind(sql: Sql, behind: ReportBehind, period: Period): Promise<string[]> {
  switch (behind.kind) {
    case 'figure':
      return idsOfFigure(sql, behind.figure, period)
    case 'article':
      return conversationsGiven(sql, behind.article, period)
    case 'answer': {
      const rows = (await surveyAnswers(sql, period)).map(readAnswer).filter((row) => gives(row, behind))
      return [...new Set(rows.flatMap(({ conversation }) => conversation ?? []))]
    }
  }
}

/** The conversations behind a number of the report. */
export async function listBehind(
  deps: Deps,
  who: AgentWho,
  input: ReportList,
): Promise<Answer<ReportAnswers['report:list']>> {
  const period = periodOf(who, input)
  if (period.to < period.from) return refuse('bad_request', { field: 'to' })
  const ids = await idsBehind(deps.db.read, input.behind, period)
  const rows = await conversationsById(deps.db.read, ids.slice(0, most))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    ok: true,
    count: ids.length,
    conversations: ids.slice(0, most).flatMap((id) => {
      const row = byId.get(id)
      return row ? [toSummary(row)] : []
    }),
  }
}
