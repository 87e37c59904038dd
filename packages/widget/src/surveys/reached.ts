import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'
import { askedQuestions, isGiven } from '@deskbell/surveys'

/** Kinds that may come along with the question before, because nothing follows from them. */
const companions = /choice|open/

/**
 * The questions on show: those already answered and the one that follows; choices and words after a score come
 * along with it, because none of them has to be answered.
 */
export function reachedQuestions(survey: Survey, answers: readonly GivenAnswer[]): Question[] {
  const asked = askedQuestions(survey, answers)
  const open = (question: Question) => !answers.some((answer) => answer.question === question.id && isGiven(answer))
  const first = asked.findIndex((question) => !companions.test(question.kind) && open(question))
  return first < 0 ? asked : asked.slice(0, first + 1)
}
