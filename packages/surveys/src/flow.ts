import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'

/** The score given to a question, or `undefined`. */
const scoreOf = (answers: readonly GivenAnswer[], question: string): number | undefined =>
  answers.find((answer) => answer.question === question)?.score

/** Whether a question is to be asked after these answers: its `when` names an earlier score's range. */
export function isAsked(question: Question, answers: readonly GivenAnswer[]): boolean {
  const when = question.when
  if (!when) return true
  // Without a score neither holds.
  const score = scoreOf(answers, when.question)!
  return score >= (when.min ?? -Infinity) && score <= (when.max ?? Infinity)
}

/** The questions that follow from these answers, in order. */
export const askedQuestions = (survey: Survey, answers: readonly GivenAnswer[]): Question[] =>
  survey.questions.filter((question) => isAsked(question, answers))

/**
 * The first question not yet answered that follows from the answers so far, or `null` at the end.
 * @example nextQuestion(ces, []) // the rating
 */
export const nextQuestion = (survey: Survey, answers: readonly GivenAnswer[]): Question | null =>
  askedQuestions(survey, answers).find((question) => !answers.some((answer) => answer.question === question.id)) ?? null

/** The answers that still belong to the survey after a score was changed: those of questions still asked. */
export const keptAnswers = (survey: Survey, answers: readonly GivenAnswer[]): GivenAnswer[] => {
  const asked = new Set(askedQuestions(survey, answers).map((question) => question.id))
  return answers.filter((answer) => asked.has(answer.question))
}

/** The numbers of a rating's scale, low to high. */
export const scaleOf = (question: { min: number; max: number }): number[] =>
  Array.from({ length: question.max - question.min + 1 }, (_, index) => question.min + index)
