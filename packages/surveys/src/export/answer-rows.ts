import type { GivenAnswer, Survey, SurveyAnswer } from '@deskbell/protocol'
import { completionOf } from '../given.ts'
import type { ExportRow } from './csv.ts'

/** A stored answer and when it came, milliseconds since 1970. */
export type DatedAnswer = SurveyAnswer & { at: number }

/** The columns of exported answers, in their order; also where there are no answers. */
export const answerColumns = [
  ...['at', 'survey', 'conversation', 'answer', 'completion'],
  ...['question', 'row', 'score', 'choices', 'text'],
] as const

/**
 * One row per given value, for `toCsv` and `toJson`: a matrix gives a row per statement, a skipped survey one row without
 * a question. `answer` is the cid that holds the rows of one answer together; `at` is ISO 8601 in UTC.
 * @example toCsv(answerRows(site.surveys, answers), answerColumns)
 */
export const answerRows = (surveys: readonly Survey[], answers: readonly DatedAnswer[]): ExportRow[] =>
  answers.flatMap((answer) => {
    const about = aboutAnswer(surveys, answer)
    const given = answer.answers.flatMap(valueRows)
    return (given.length > 0 ? given : [nothing]).map((values) => ({ ...about, ...values }))
  })

const nothing: ExportRow = { question: null, row: null, score: null, choices: null, text: null }

function aboutAnswer(surveys: readonly Survey[], answer: DatedAnswer): ExportRow {
  const survey = surveys.find(({ id }) => id === answer.survey)
  const completion = answer.outcome === 'skipped' ? 'skipped' : survey ? completionOf(survey, answer.answers) : null
  const { cid, conversation, at } = answer
  return { at: new Date(at).toISOString(), survey: answer.survey, conversation, answer: cid, completion }
}

function valueRows({ question, score, choices, text, rows }: GivenAnswer): ExportRow[] {
  if (rows) return Object.entries(rows).map(([row, each]) => ({ ...nothing, question, row, score: each }))
  return [{ ...nothing, question, score: score ?? null, choices: choices ?? null, text: text ?? null }]
}
