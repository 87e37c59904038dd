import * as v from 'valibot'
import { ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { WebAddress } from './link.ts'
import { MessageText } from './text.ts'

const line = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const label = line(limits.name)

/** The article an answer came from. */
export const Source = v.object({ id: Slug, title: v.pipe(v.string(), v.maxLength(limits.title)) })
export type Source = v.InferOutput<typeof Source>

/** Words, and what may be tapped instead of typing an answer to them. */
export const TextBody = v.object({
  kind: v.literal('text'),
  text: MessageText,
  source: v.optional(Source),
  replies: v.optional(v.pipe(v.array(label), v.minLength(1), v.maxLength(8))),
})

/**
 * What a card's button does: opens a page, says the words of `reply` for the shopper, or tells the shop's page (`act`),
 * which may change the cart.
 */
export const CardAction = v.variant('do', [
  v.object({ do: v.literal('open'), label, url: WebAddress }),
  v.object({ do: v.literal('reply'), label, text: v.optional(line(500)) }),
  v.object({ do: v.literal('act'), label, name: Slug, value: v.optional(v.pipe(v.string(), v.maxLength(200))) }),
])
export type CardAction = v.InferOutput<typeof CardAction>

/** A product, an article or anything else with a title; `link` or `article` is where its title leads. */
export const Card = v.object({
  title: line(limits.title),
  text: v.optional(line(500)),
  price: v.optional(
    v.object({
      amount: v.pipe(v.number(), v.finite(), v.minValue(0)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  image: v.optional(WebAddress),
  link: v.optional(WebAddress),
  article: v.optional(Slug),
  actions: v.optional(v.pipe(v.array(CardAction), v.minLength(1), v.maxLength(3))),
})
export type Card = v.InferOutput<typeof Card>

/** One card, or several to leaf through. */
export const CardsBody = v.object({
  kind: v.literal('cards'),
  cards: v.pipe(v.array(Card), v.minLength(1), v.maxLength(10)),
})

/** A code for the cart, with what it gives and until when. */
export const CouponBody = v.object({
  kind: v.literal('coupon'),
  code: v.pipe(v.string(), v.regex(/^\S{1,64}$/)),
  text: MessageText,
  until: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})

/** A video that opens in a window of its own: nothing of another site runs inside the panel. */
export const VideoBody = v.object({ kind: v.literal('video'), url: WebAddress, title: line(limits.title) })

/** The words of an earlier entry of the same author, as they read now. */
export const EditedBody = v.object({ kind: v.literal('edited'), entry: ShortId, text: MessageText })

/** An earlier entry of the same author was taken back; its words are gone from the database. */
export const RemovedBody = v.object({ kind: v.literal('removed'), entry: ShortId })

/** Stands where a removed entry's words stood. */
export const GoneBody = v.object({ kind: v.literal('gone') })

/** What a form holds, as the agent reads it; `label` is the question as the shopper saw it. */
export const FormBody = v.object({
  kind: v.literal('form'),
  form: v.picklist(['before', 'away']),
  answers: v.array(v.object({ field: Slug, label: v.string(), value: v.string() })),
  /** The text that was agreed to, where one had to be. */
  consent: v.optional(v.string()),
})
