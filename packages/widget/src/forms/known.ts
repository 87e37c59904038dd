import type { FormAnswer, FormField, SiteForms } from '@deskbell/protocol'
import type { App } from '../panel/app.ts'

type World = Pick<App, 'client' | 'memory'>

/** What need not be asked: as the server said, and as it was given on this device, also before the server knew. */
export interface Known {
  answers: Record<string, string>
  consent: string | null
}

const key = 'kept:form'

export function known({ client, memory }: World): Known {
  const here = (memory.get(key) ?? { answers: {}, consent: null }) as Known
  const there = client.details.value
  return { answers: { ...here.answers, ...there?.answers }, consent: there?.consent ?? here.consent }
}

/** Of one conversation, and so asked in each. */
const passing = new Set<FormField['kind']>(['long', 'topic'])

/** Keeps what was given; what may be left out counts as asked. */
export function remember(
  world: World,
  fields: readonly FormField[],
  given: FormAnswer[],
  consent: string | null,
): void {
  const before = known(world)
  const lasting = fields.filter(({ kind }) => !passing.has(kind))
  const answers = lasting.map(({ id }) => [id, given.find(({ field }) => field === id)?.value ?? ''])
  world.memory.set(key, {
    answers: { ...before.answers, ...Object.fromEntries(answers) },
    consent: consent ?? before.consent,
  })
}

/** The fields of a form that nobody has answered yet. */
export const unanswered = (fields: readonly FormField[], { answers }: Known): FormField[] =>
  fields.filter(({ id, kind, required }) => passing.has(kind) || !(id in answers) || (required && answers[id] === ''))

/** The consent that is still to be given, if the site wants one. */
export const wantedConsent = ({ consent }: SiteForms, given: Known): SiteForms['consent'] =>
  consent && given.consent !== consent.version ? consent : undefined
