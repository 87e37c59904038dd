import * as v from 'valibot'
import { pageTypes } from './cart.ts'
import { LanguageTag, Slug } from './ids.ts'

const Text = v.union([
  v.pipe(v.string(), v.maxLength(400)),
  v.pipe(
    v.record(LanguageTag, v.pipe(v.string(), v.maxLength(400))),
    v.check((texts) => Object.keys(texts).length > 0, 'at least one language'),
  ),
])
const Range = v.union([v.number(), v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) })])
const Pattern = v.pipe(v.string(), v.minLength(1))
const Patterns = v.union([Pattern, v.pipe(v.array(Pattern), v.minLength(1))])
export type GreetingRange = v.InferOutput<typeof Range>
export type GreetingPatterns = v.InferOutput<typeof Patterns>

const Item = v.strictObject({
  id: v.optional(Patterns),
  name: v.optional(Patterns),
  url: v.optional(Patterns),
  size: v.optional(Patterns),
  color: v.optional(Patterns),
  options: v.optional(v.record(v.string(), Patterns)),
  price: v.optional(Range),
  quantity: v.optional(Range),
})
export type GreetingItem = v.InferOutput<typeof Item>

const clock = v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))
const date = v.pipe(
  v.string(),
  v.isoDate(),
  // The 30th of February parses as none, or as a day of March.
  v.check((day) => new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) === true, 'a day of the calendar'),
)
const integer = v.pipe(v.number(), v.integer(), v.minValue(0))

const conditions = {
  url: v.optional(Patterns),
  page: v.optional(v.array(v.picklist(pageTypes))),
  product: v.optional(Item),
  cartValue: v.optional(Range),
  cartItems: v.optional(Range),
  cartCurrency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  cartHas: v.optional(Item),
  cartSizesOfOneProduct: v.optional(Range),
  cartIdleMinutes: v.optional(Range),
  seconds: v.optional(Range),
  sessionSeconds: v.optional(Range),
  idleSeconds: v.optional(Range),
  scroll: v.optional(Range),
  exitIntent: v.optional(v.boolean()),
  clicked: v.optional(Patterns),
  pages: v.optional(Range),
  visits: v.optional(Range),
  daysSinceLastVisit: v.optional(Range),
  /** Days since any survey was put before the shopper on this device; more than any number where none was. */
  daysSinceSurvey: v.optional(Range),
  referrer: v.optional(Patterns),
  utm: v.optional(
    v.strictObject({
      source: v.optional(Patterns),
      medium: v.optional(Patterns),
      campaign: v.optional(Patterns),
      term: v.optional(Patterns),
      content: v.optional(Patterns),
    }),
  ),
  device: v.optional(v.array(v.picklist(['mobile', 'tablet', 'desktop']))),
  language: v.optional(Patterns),
  country: v.optional(Patterns),
  hours: v.optional(v.picklist(['open', 'closed'])),
  agents: v.optional(v.picklist(['online', 'offline'])),
  days: v.optional(v.array(v.picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))),
  between: v.optional(v.tuple([clock, clock])),
  from: v.optional(date),
  until: v.optional(date),
  identified: v.optional(v.boolean()),
  attributes: v.optional(v.record(v.string(), v.union([Patterns, Range, v.boolean()]))),
  event: v.optional(Patterns),
}
type Conditions = v.InferOutput<v.StrictObjectSchema<typeof conditions, undefined>>
export type GreetingWhen = Conditions & { any?: GreetingWhen[] | undefined; not?: GreetingWhen | undefined }

/** Conditions of a greeting: keys are ANDed, lists ORed, `any` holds alternatives, `not` negates. */
export const GreetingWhen: v.GenericSchema<GreetingWhen> = v.strictObject({
  ...conditions,
  any: v.optional(v.pipe(v.array(v.lazy(() => GreetingWhen)), v.minLength(1))),
  not: v.optional(v.lazy(() => GreetingWhen)),
})

const Reply = v.strictObject({
  label: Text,
  say: v.optional(Text),
  article: v.optional(v.string()),
  url: v.optional(v.string()),
  agent: v.optional(v.boolean()),
  dismiss: v.optional(v.boolean()),
  /** Opens this view of the panel: `survey/why`, or `survey/why/price` with what its first question was answered. */
  view: v.optional(v.pipe(v.string(), v.regex(/^(home|help|messages|(faq|survey)\/[\w/.-]+)$/))),
})
const Show = v.strictObject({
  text: Text,
  replies: v.optional(v.pipe(v.array(Reply), v.maxLength(4))),
  coupon: v.optional(v.string()),
})
export type GreetingShow = v.InferOutput<typeof Show>
export type GreetingReply = v.InferOutput<typeof Reply>

const Variant = v.strictObject({ id: v.string(), weight: v.optional(v.pipe(v.number(), v.gtValue(0))), show: Show })

export const Greeting = v.pipe(
  v.strictObject({
    id: Slug,
    enabled: v.optional(v.boolean()),
    note: v.optional(v.string()),
    priority: v.optional(v.pipe(v.number(), v.integer())),
    when: GreetingWhen,
    show: v.optional(Show),
    variants: v.optional(v.pipe(v.array(Variant), v.minLength(2))),
    as: v.optional(v.picklist(['bubble', 'badge', 'open'])),
    repeat: v.optional(
      v.strictObject({
        max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
        per: v.optional(v.picklist(['page', 'session', 'day', 'week', 'ever'])),
      }),
    ),
    goal: v.optional(
      v.strictObject({ event: v.optional(v.string()), url: v.optional(v.string()), hours: v.optional(v.number()) }),
    ),
  }),
  v.check((g) => (g.show === undefined) !== (g.variants === undefined), 'either show or variants'),
)
export type Greeting = v.InferOutput<typeof Greeting>

/** The greeting rules an owner writes by hand. Unknown keys are errors: typos are the main failure of such files. */
export const GreetingRules = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  limits: v.optional(
    v.strictObject({
      perPage: v.optional(integer),
      perSession: v.optional(integer),
      perWeek: v.optional(integer),
      secondsBetween: v.optional(integer),
      firstAfterSeconds: v.optional(integer),
      quietDaysAfterDismiss: v.optional(v.pipe(v.number(), v.minValue(0))),
      muteAfterDismissals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      quietDaysAfterChat: v.optional(v.pipe(v.number(), v.minValue(0))),
    }),
  ),
  quietOn: v.optional(v.array(v.string())),
  control: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(50))),
  greetings: v.array(Greeting),
})
export type GreetingRules = v.InferOutput<typeof GreetingRules>
