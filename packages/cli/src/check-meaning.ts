import { didYouMean } from '@deskbell/faq/articles'
import type { AssistantFile, GreetingRules, Survey } from '@deskbell/protocol'

/** What is wrong and where; `field` is a dotted path, empty for the whole file. */
export interface Fault {
  field: string
  reason: string
}

/** Every id may be given once. */
function repeated(ids: readonly string[], path: (at: number) => string): Fault[] {
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

/** Steps may only lead to steps of their own flow. */
export function checkAssistant({ flows }: AssistantFile): Fault[] {
  const flowIds = flows.map(({ id }) => id)
  const deadEnds = flows.flatMap(({ steps }, flow) => {
    const known = steps.map(({ id }) => id)
    const lost = steps.flatMap(({ choices }, step) =>
      choices.flatMap(({ go }, choice) =>
        go === undefined || known.includes(go)
          ? []
          : [
              {
                field: `flows.${flow}.steps.${step}.choices.${choice}.go`,
                reason: `there is no step "${go}" in this flow${didYouMean(go, known)}`,
              },
            ],
      ),
    )
    return [...repeated(known, (at) => `flows.${flow}.steps.${at}.id`), ...lost]
  })
  return [...repeated(flowIds, (at) => `flows.${at}.id`), ...deadEnds]
}

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
