import type { GivenAnswer, Question, Survey } from '@deskbell/protocol'

/**
 * What is wrong with answers to a survey, or `null`: an unknown question, a score outside the scale, an unknown option,
 * row or pair, a field that the kind of question does not have, a question answered twice. Returns the question's id.
 * @example wrongAnswer(survey, [{ question: 'effort', score: 9 }]) // 'effort', where the scale ends at 5
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

type Field = Exclude<keyof GivenAnswer, 'question'>
const fields: readonly Field[] = ['score', 'choices', 'text', 'rows']
/** What an answer to each kind may hold. */
const fieldsOf: Record<Question['kind'], readonly Field[]> = {
  rating: ['score'],
  'good-bad': ['score'],
  choice: ['choices', 'text'],
  likert: ['rows'],
  differential: ['rows'],
  open: ['text'],
}

function fits(question: Question, answer: GivenAnswer): boolean {
  const allowed = fieldsOf[question.kind]
  if (fields.some((field) => answer[field] !== undefined && !allowed.includes(field))) return false
  switch (question.kind) {
    case 'rating':
    case 'good-bad':
      return isOnScale(question, answer.score)
    case 'choice':
      return fitsChoice(question, answer)
    case 'likert':
      return fitsRows(question, question.rows, answer)
    case 'differential':
      return fitsRows(question, question.pairs, answer)
    case 'open':
      return answer.text !== undefined
  }
}

const isOnScale = ({ min, max }: { min: number; max: number }, score: number | undefined): boolean =>
  score !== undefined && Number.isInteger(score) && score >= min && score <= max

function fitsChoice(question: Extract<Question, { kind: 'choice' }>, answer: GivenAnswer): boolean {
  const chosen = answer.choices ?? []
  const known = chosen.every(
    (id, at) => question.options.some((option) => option.id === id) && chosen.indexOf(id) === at,
  )
  const few = question.many || chosen.length <= 1
  return known && few && (answer.text === undefined || question.other === true)
}

/** Rows may be left out: none has to be answered. */
const fitsRows = (
  scale: { min: number; max: number },
  known: readonly { id: string }[],
  { rows }: GivenAnswer,
): boolean =>
  rows !== undefined &&
  Object.entries(rows).every(([id, score]) => known.some((row) => row.id === id) && isOnScale(scale, score))
