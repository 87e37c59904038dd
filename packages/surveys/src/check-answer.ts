import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'

/**
 * What is wrong with answers to a survey, or `null`: an unknown question, a score outside the scale, an unknown option,
 * text where none is asked for, a question answered twice.
 */
export function wrongAnswer(survey: Survey, answers: readonly GivenAnswer[]): string | null {
  const seen = new Set<string>()
  for (const answer of answers) {
    const question = survey.questions.find((each) => each.id === answer.question)
    if (!question || seen.has(answer.question)) return answer.question
    seen.add(answer.question)
    if (!fits(question, answer)) return answer.question
  }
  return null
}

function fits(question: Question, answer: GivenAnswer): boolean {
  switch (question.kind) {
    case 'rating':
      return answer.score !== undefined && answer.score >= question.min && answer.score <= question.max
    case 'choice':
      return fitsChoice(question, answer)
    case 'open':
      return answer.text !== undefined && answer.score === undefined && answer.choices === undefined
  }
}

function fitsChoice(question: Extract<Question, { kind: 'choice' }>, answer: GivenAnswer): boolean {
  const chosen = answer.choices ?? []
  const known = chosen.every((id) => question.options.some((option) => option.id === id))
  const few = question.many || chosen.length <= 1
  return known && few && (answer.text === undefined || question.other === true) && answer.score === undefined
}
