import * as v from 'valibot'
import { SlotPattern } from './flow-slot.ts'
import { Cid, ConversationId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { LinkTo } from './link.ts'
import { LocalText } from './text.ts'

const option = v.strictObject({ id: Slug, label: LocalText })
const asked = {
  id: Slug,
  label: LocalText,
  hint: v.optional(LocalText),
  required: v.optional(v.boolean(), false),
}

/**
 * One field of a form. Its `id` names the answer for good: what was given once under it is not asked again, in whatever
 * form. `topic` is a choice by which conversations are told apart and routed.
 */
export const FormField = v.variant('kind', [
  v.strictObject({ ...asked, kind: v.picklist(['text', 'long', 'name', 'email', 'phone', 'number']) }),
  v.strictObject({ ...asked, kind: v.literal('pattern'), pattern: SlotPattern }),
  v.strictObject({
    ...asked,
    kind: v.picklist(['choice', 'topic']),
    options: v.pipe(v.array(option), v.minLength(2), v.maxLength(12)),
  }),
  v.strictObject({ ...asked, kind: v.literal('check') }),
])
export type FormField = v.InferOutput<typeof FormField>

const fields = v.pipe(
  v.array(FormField),
  v.minLength(1),
  v.maxLength(10),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'fields with ids of their own'),
)
const Form = { title: v.optional(LocalText), intro: v.optional(LocalText), fields }

/** `forms.json` of a site: what is asked before a conversation, and when nobody is there. */
export const SiteForms = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Has to be agreed to before the first message; a new `version` asks again. */
  consent: v.optional(
    v.strictObject({
      version: v.optional(Slug, '1'),
      text: LocalText,
      link: v.optional(v.strictObject({ label: LocalText, url: LinkTo })),
    }),
  ),
  /** Before the first message (`start`), or only before a person is fetched (`person`). */
  before: v.optional(v.strictObject({ ...Form, at: v.optional(v.picklist(['start', 'person']), 'start') })),
  /** When nobody is there, and for who has waited for `afterSeconds`. */
  away: v.optional(
    v.strictObject({
      ...Form,
      afterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(86_400))),
    }),
  ),
})
export type SiteForms = v.InferOutput<typeof SiteForms>

export const formIds = ['before', 'away'] as const
export type FormId = (typeof formIds)[number]

/** One answer as it leaves the device: a text, the id of an option, or `yes` of a box. */
export const FormAnswer = v.object({ field: Slug, value: v.pipe(v.string(), v.maxLength(limits.text)) })
export type FormAnswer = v.InferOutput<typeof FormAnswer>

export const FormSubmit = v.object({
  cid: Cid,
  conversation: ConversationId,
  form: v.picklist(formIds),
  answers: v.pipe(v.array(FormAnswer), v.maxLength(10)),
  /** The version of the consent that was agreed to. */
  consent: v.nullable(Slug),
})
export type FormSubmit = v.InferOutput<typeof FormSubmit>

/** What is known of the visitor from forms, by field; `consent` is the version agreed to. */
export interface VisitorDetails {
  answers: Record<string, string>
  consent: string | null
}
