import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'
import { askedQuestions } from './flow.ts'

/** Whether an answer says anything: a score, a choice, words that are not blank, a row. */
export const isGiven = ({ score, choices, text, rows }: GivenAnswer): boolean =>
  Boolean(score !== undefined || choices?.[0] || text?.trim() || Object.keys(rows ?? {})[0])

/** Whether all of a question is answered: every row of a matrix, and words only where nothing but words is asked for. */
function isDone(question: Question, answers: readonly GivenAnswer[]): boolean {
  const answer = answers.find((each) => each.question === question.id)
  if (question.kind === 'open') return true
  if (!answer || !isGiven(answer)) return false
  const rows = question.kind === 'likert' ? question.rows : question.kind === 'differential' ? question.pairs : []
  return rows.every(({ id }) => Object.hasOwn(answer.rows ?? {}, id))
}

/**
 * How far a survey was answered. `partial`: something was given, but a scale or choice that the answers led to was left
 * open, because the card was closed before or the rest was passed over. Open words never have to be given.
 * @example completionOf(ces, [{ question: 'effort', score: 2 }]) // 'partial': the question about the reason was left
 */
export function completionOf(survey: Survey, answers: readonly GivenAnswer[]): 'none' | 'partial' | 'complete' {
  if (!answers.some(isGiven)) return 'none'
  return askedQuestions(survey, answers).every((question) => isDone(question, answers)) ? 'complete' : 'partial'
}
