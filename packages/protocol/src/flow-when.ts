import * as v from 'valibot'
import { pageTypes } from './cart.ts'
import { Slug } from './ids.ts'

const Range = v.union([v.number(), v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) })])
const Value = v.union([v.string(), v.boolean(), Range])

const conditions = {
  page: v.optional(v.pipe(v.array(v.picklist(pageTypes)), v.minLength(1))),
  cartValue: v.optional(Range),
  cartItems: v.optional(Range),
  hours: v.optional(v.picklist(['open', 'closed'])),
  agents: v.optional(v.picklist(['online', 'offline'])),
  language: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
  identified: v.optional(v.boolean()),
  attributes: v.optional(v.record(v.string(), Value)),
  /** Slots that the flow has filled. */
  filled: v.optional(v.pipe(v.array(Slug), v.minLength(1))),
  /** What a slot holds; a `*` at the end stands for any ending. */
  slots: v.optional(v.record(Slug, v.string())),
}
type Conditions = v.InferOutput<v.StrictObjectSchema<typeof conditions, undefined>>
export type FlowWhen = Conditions & { any?: FlowWhen[] | undefined; not?: FlowWhen | undefined }

/**
 * Conditions within a flow, named as in greeting rules: keys are ANDed, lists ORed, `any` holds alternatives, `not`
 * negates. What is not known never holds, negated or not.
 */
export const FlowWhen: v.GenericSchema<FlowWhen> = v.strictObject({
  ...conditions,
  any: v.optional(v.pipe(v.array(v.lazy(() => FlowWhen)), v.minLength(1))),
  not: v.optional(v.lazy(() => FlowWhen)),
})
