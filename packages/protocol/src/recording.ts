import * as v from 'valibot'

const text = v.pipe(v.string(), v.minLength(1))
const number = v.pipe(v.number(), v.minValue(0))

/** What a shopper did and is, where a rule asks for it; each may be left out. */
const Moment = v.strictObject({
  seconds: v.optional(number),
  sessionSeconds: v.optional(number),
  idleSeconds: v.optional(number),
  scroll: v.optional(v.pipe(number, v.maxValue(100))),
  exitIntent: v.optional(v.boolean()),
  clicked: v.optional(v.array(text)),
  pages: v.optional(number),
  visits: v.optional(number),
  daysSinceLastVisit: v.optional(number),
  daysSinceSurvey: v.optional(number),
  cartIdleMinutes: v.optional(number),
  referrer: v.optional(v.string()),
  device: v.optional(v.picklist(['mobile', 'tablet', 'desktop'])),
  country: v.optional(text),
  hours: v.optional(v.picklist(['open', 'closed'])),
  agents: v.optional(v.picklist(['online', 'offline'])),
  identified: v.optional(v.boolean()),
  attributes: v.optional(v.record(v.string(), v.unknown())),
  events: v.optional(v.array(text)),
  firstName: v.optional(text),
  opensAt: v.optional(text),
})

/** A page and a cart as a shop once had them, on which `deskbell check` tries the greeting rules of the folder. */
export const Recording = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Full address of the page. */
  url: v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/?#]+/)),
  /** The page's HTML, or the file beside this one that holds it. */
  html: v.optional(v.string()),
  htmlFile: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+\.html$/))),
  /** The shop system, and what its cart endpoint, global or data layer gave; without them the cart is unknown. */
  platform: v.optional(text),
  payload: v.optional(v.unknown()),
  /** Where products live when the payload only has a handle: `https://shop.example/products/{handle}`. */
  productUrlTemplate: v.optional(text),
  /** When it was, with the shopper's offset from UTC; noon of a Wednesday unless told. */
  at: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)$/))),
  /** The shopper's language; `en` unless told. */
  language: v.optional(text),
  moment: v.optional(Moment),
  /** The id of the greeting that has to show here, or `null` for none: where another does, the check fails. */
  shows: v.optional(v.nullable(text)),
})
export type Recording = v.InferOutput<typeof Recording>
