import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'

/** An answer that somebody should look at. */
export interface Alert {
  question: string
  score: number
  /** Scores up to this one need attention. */
  limit: number
}

type Metric = NonNullable<Extract<Question, { kind: 'rating' }>['metric']>
/**
 * NPS: detractors (Reichheld 2003). CES 2.0: disagreement, 1–3 of 7. The others: dissatisfied or difficult, the two
 * lowest of five; of ten the same share of the scale.
 */
const limits: Record<Metric, number> = { ces5: 2, ces7: 3, csat5: 2, csat10: 4, nps: 6 }

/** The highest score of a question that needs attention, or `null` for one whose scores say nothing of the kind. */
export function alertLimit(question: Question): number | null {
  if (question.kind === 'good-bad') return question.min
  return question.kind === 'rating' && question.metric ? limits[question.metric] : null
}

/**
 * Which answers of one survey need attention, in the order of the questions; empty where none does.
 * @example alertsOn(nps, [{ question: 'recommend', score: 6 }]) // [{ question: 'recommend', score: 6, limit: 6 }]
 */
export function alertsOn(survey: Survey, answers: readonly GivenAnswer[]): Alert[] {
  return survey.questions.flatMap((question) => {
    const limit = alertLimit(question)
    const score = answers.find((answer) => answer.question === question.id)?.score
    return limit !== null && score !== undefined && score <= limit ? [{ question: question.id, score, limit }] : []
  })
}
