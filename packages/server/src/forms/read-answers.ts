import {
  type EntryBody,
  type FormField,
  type FormSubmit,
  formFault,
  pickText,
  type SiteForms,
  type VisitorDetails,
} from '@deskbell/protocol'
import type { Detail } from '../store/details.ts'

/** What a form holds after it was found right. */
export interface ReadForm {
  body: Extract<EntryBody, { kind: 'form' }>
  /** What is not asked for again. */
  details: Detail[]
  topic: { id: string; label: string } | null
}

/** Words of this one conversation; everything else is the person's own and asked for once. */
const passing = new Set<FormField['kind']>(['long', 'topic'])

const option = (field: FormField, value: string) =>
  'options' in field ? field.options.find(({ id }) => id === value) : undefined

/**
 * Reads the answers by the site's form, in the language of the conversation; the name of the first wrong field where one
 * is wrong.
 */
export function readAnswers(
  forms: SiteForms,
  input: Pick<FormSubmit, 'form' | 'answers' | 'consent'>,
  known: VisitorDetails,
  locales: { shown: string; site: string },
): ReadForm | { wrong: string } {
  const fields = forms[input.form]?.fields ?? []
  const needed = input.form === 'before' ? forms.consent : undefined
  const agreed = needed && input.consent === needed.version
  if (needed && !agreed && known.consent !== needed.version) return { wrong: 'consent' }
  const stranger = input.answers.find(({ field }) => !fields.some(({ id }) => id === field))
  if (stranger) return { wrong: stranger.field }

  const details: Detail[] = []
  const answers: Detail[] = []
  let topic: ReadForm['topic'] = null
  for (const field of fields) {
    const given = input.answers.find((answer) => answer.field === field.id)?.value.trim() ?? ''
    if (formFault(field, given || (known.answers[field.id] ?? ''))) return { wrong: field.id }
    if (given === '') continue
    const chosen = option(field, given)
    const label = pickText(field.label, locales.shown, locales.site)
    answers.push({
      field: field.id,
      label,
      value: chosen ? pickText(chosen.label, locales.shown, locales.site) : given,
    })
    if (!passing.has(field.kind)) details.push({ field: field.id, label, value: given })
    if (field.kind === 'topic' && chosen) topic = { id: given, label: pickText(chosen.label, locales.site) }
  }
  const consent = agreed ? { consent: pickText(needed.text, locales.shown, locales.site) } : {}
  return { body: { kind: 'form', form: input.form, answers, ...consent }, details, topic }
}
