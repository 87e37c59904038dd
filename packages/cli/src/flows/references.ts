import type { AssistantFile, FlowAction } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { didYouMean } from '@deskbell/protocol/check'

/** Ids that the folder's other files give; `null` where there is no such file, so that nothing can be said. */
export interface Known {
  articles: readonly string[] | null
  surveys: readonly string[] | null
  greetings: readonly string[] | null
}

/** Articles, surveys and greetings that a flow names and nobody has. */
export function referenceFaults({ flows }: AssistantFile, known: Known): Fault[] {
  return flows.flatMap(({ startsOn, steps }, flow) => [
    ...missing('greeting', startsOn?.greeting, known.greetings, `flows.${flow}.startsOn.greeting`),
    ...steps.flatMap((step, at) => {
      const field = `flows.${flow}.steps.${at}`
      const choices = (step.choices ?? []).flatMap((choice, n) => [
        ...missing('article', choice.article, known.articles, `${field}.choices.${n}.article`),
        ...actionFaults(choice.do, known, `${field}.choices.${n}.do`),
      ])
      return [...actionFaults(step.do, known, `${field}.do`), ...choices]
    }),
  ])
}

const actionFaults = (actions: readonly FlowAction[] | undefined, known: Known, field: string): Fault[] =>
  (actions ?? []).flatMap((action, at) =>
    'survey' in action ? missing('survey', action.survey, known.surveys, `${field}.${at}.survey`) : [],
  )

function missing(what: string, id: string | undefined, ids: readonly string[] | null, field: string): Fault[] {
  if (id === undefined || ids === null || ids.includes(id)) return []
  return [{ field, reason: `there is no ${what} "${id}"${didYouMean(id, ids)}` }]
}
