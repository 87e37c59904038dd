/** The parts of a survey that must fit together; the shape itself was checked before. */
interface Draft {
  trigger: string
  tags?: unknown
  days?: unknown
  questions: readonly DraftQuestion[]
}
interface DraftQuestion {
  kind: string
  metric?: string | undefined
  min?: number
  max?: number
  options?: readonly { id: string }[]
  rows?: readonly { id: string }[]
  pairs?: readonly { id: string }[]
}
export interface SurveyFault {
  path: (string | number)[]
  expected: string
  received: string
}

/** Lowest and highest point of the scale that each metric's formula reads. */
export const metricScales: Readonly<Record<string, readonly [number, number]>> = {
  ces5: [1, 5],
  ces7: [1, 7],
  csat5: [1, 5],
  csat10: [1, 10],
  nps: [0, 10],
}

/** Settings that belong to one trigger only: there needed, elsewhere a mistake. */
const settings = { tag: 'tags', days: 'days' } as const

/** What no single field can say: settings of another trigger, a metric on a wrong scale, an id given twice. */
export function wrongSurvey(survey: Draft): SurveyFault[] {
  return [
    ...Object.entries(settings).flatMap(([trigger, key]) => wrongSetting(survey, trigger, key as 'tags' | 'days')),
    ...survey.questions.flatMap((question, at) =>
      [...wrongScale(question), ...repeatedIds(question)].map((fault) => ({
        ...fault,
        path: ['questions', at, ...fault.path],
      })),
    ),
  ]
}

function wrongSetting(survey: Draft, trigger: string, key: 'tags' | 'days'): SurveyFault[] {
  const given = survey[key] !== undefined
  if (given === (survey.trigger === trigger)) return []
  const expected = given ? `the trigger "${trigger}" beside "${key}"` : `"${key}" with this trigger`
  return [{ path: [given ? 'trigger' : key], expected, received: given ? `"${survey.trigger}"` : 'undefined' }]
}

function wrongScale({ metric, min, max }: DraftQuestion): SurveyFault[] {
  const scale = metric === undefined ? undefined : metricScales[metric]
  if (!scale) return []
  const [low, high] = scale
  const wrong = (key: string, is: number | undefined, shall: number): SurveyFault[] =>
    is === shall ? [] : [{ path: [key], expected: `${shall} with the metric "${metric}"`, received: String(is) }]
  return [...wrong('min', min, low), ...wrong('max', max, high)]
}

function repeatedIds(question: DraftQuestion): SurveyFault[] {
  return (['options', 'rows', 'pairs'] as const).flatMap((key) => {
    const ids = (question[key] ?? []).map(({ id }) => id)
    return ids.flatMap((id, at) =>
      ids.indexOf(id) === at
        ? []
        : [{ path: [key, at, 'id'], expected: `an id that no other of the ${key} has`, received: `"${id}"` }],
    )
  })
}
