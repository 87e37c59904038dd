import * as v from 'valibot'

const days = (least: number) => v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(least))), null)

/**
 * How many days things are kept; what is `null` stays until somebody removes it. A repeated cid must be known for 30, so
 * conversations stay as long.
 */
export const Retention = v.strictObject({
  conversationDays: days(30),
  fileDays: days(1),
  recordDays: days(1),
  visitorDays: days(30),
})
export type Retention = v.InferOutput<typeof Retention>
