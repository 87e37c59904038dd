import type { GivenAnswer, Survey, SurveyAnswer, SurveyCounts } from '@deskbell/protocol'

const commentLimit = 50

type Dated = SurveyAnswer & { at: number }

function countGiven(counts: Record<string, number>, { score, choices }: GivenAnswer): void {
  const keys = score === undefined ? (choices ?? []) : [String(score)]
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
}

const questionCounts = (survey: Survey, answered: readonly Dated[]): SurveyCounts['questions'] =>
  survey.questions
    .filter(({ kind }) => kind !== 'open')
    .map(({ id }) => {
      const counts: Record<string, number> = {}
      for (const { answers } of answered)
        for (const given of answers) if (given.question === id) countGiven(counts, given)
      return { question: id, counts }
    })

const commentsOf = ({ answers, at, conversation }: Dated): SurveyCounts['comments'] =>
  answers
    .filter(({ text }) => text !== undefined && text.trim() !== '')
    .map(({ text }) => ({
      text: text ?? '',
      at,
      conversation,
      score: answers.find(({ score }) => score !== undefined)?.score ?? null,
    }))

/**
 * Counts per question and choice of one survey; `rows` are newest first. Those never offered in a conversation (shown by
 * the page itself) count as offered when they were answered or skipped.
 */
export function countAnswers(survey: Survey, rows: readonly Dated[], offered: number): SurveyCounts {
  const own = rows.filter((row) => row.survey === survey.id)
  const answered = own.filter(({ outcome }) => outcome === 'answered')
  const unasked = own.filter(({ request }) => request === null).length
  return {
    survey: survey.id,
    offered: Math.max(offered + unasked, own.length),
    answered: answered.length,
    skipped: own.length - answered.length,
    questions: questionCounts(survey, answered),
    comments: answered.flatMap(commentsOf).slice(0, commentLimit),
  }
}
