import type { GreetingRules } from '../greeting.ts'
import type { Survey } from '../survey.ts'
import { didYouMean } from './nearest-word.ts'

/** What is wrong and where; `field` is a dotted path, empty for the whole file. */
export interface Fault {
  field: string
  reason: string
}

/** Every id may be given once. */
export function repeated(ids: readonly string[], path: (at: number) => string): Fault[] {
  return ids.flatMap((id, at) => {
    const first = ids.indexOf(id)
    return first === at
      ? []
      : [{ field: path(at), reason: `the id "${id}" is taken by ${path(first).replace(/\.id$/, '')}` }]
  })
}

export const checkGreetings = ({ greetings }: GreetingRules): Fault[] =>
  repeated(
    greetings.map(({ id }) => id),
    (at) => `greetings.${at}.id`,
  )

/** A question may only depend on one that was asked before it. */
export function checkSurvey({ questions }: Survey): Fault[] {
  const ids = questions.map(({ id }) => id)
  const early = questions.flatMap(({ when }, at) => {
    if (when === undefined || ids.slice(0, at).includes(when.question)) return []
    const reason = `no earlier question is called "${when.question}"${didYouMean(when.question, ids.slice(0, at))}`
    return [{ field: `questions.${at}.when.question`, reason }]
  })
  const ranges = questions.flatMap((question, at) =>
    question.kind === 'rating' && question.min >= question.max
      ? [{ field: `questions.${at}.max`, reason: `expected more than min, which is ${question.min}` }]
      : [],
  )
  return [...repeated(ids, (at) => `questions.${at}.id`), ...early, ...ranges]
}
