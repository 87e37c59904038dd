import * as v from 'valibot'
import { limits } from './limits.ts'

/** A web address; without TLS only on the same machine, where a model of one's own may run. */
const address = /^(?:https:\/\/[^\s/@]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)(?:\/[^\s]*)?$/
const Address = v.pipe(v.string(), v.maxLength(limits.url), v.regex(address))
const Host = v.pipe(v.string(), v.regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$|^localhost$/))
/** Name of a secret that the server knows; the secret itself never stands in a file. */
const SecretName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/))
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

const settings = {
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Hosts that an answer may link to; without it, an answer has no links. */
  links: v.optional(v.array(Host), []),
  /** Answers a visitor gets in 24 hours. */
  perVisitor: v.optional(Count, 30),
  /** Answers and tokens the whole site gets in 24 hours. */
  perDay: v.optional(Count, 1000),
  tokensPerDay: v.optional(Count, 2_000_000),
  /** Whom it writes for: visitors, who read its answers, or agents, who edit its drafts and translations. */
  for: v.optional(v.pipe(v.array(v.picklist(['visitors', 'agents'])), v.minLength(1)), ['visitors']),
  /** Drafts and translations an agent gets in 24 hours. */
  perAgent: v.optional(Count, 200),
  /** Until then an answer must be there, or the article's own answer is given. */
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 15),
}

/** An endpoint that speaks the chat completions of OpenAI. */
const Model = v.strictObject({
  url: Address,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  secret: v.optional(SecretName),
  /** What the owner adds to our own instructions, such as how to address people. */
  tone: v.optional(v.pipe(v.string(), v.maxLength(500))),
})

/** The owner's own bot, asked by a signed request. */
const Bot = v.strictObject({ url: Address, secret: SecretName })

/** `answers.json`: who makes answers on the server, and within which limits. Without the file nobody does. */
export const AnswersFile = v.pipe(
  v.strictObject({ ...settings, model: v.optional(Model), bot: v.optional(Bot) }),
  v.check(({ model, bot }) => (model === undefined) !== (bot === undefined), 'either "model" or "bot"'),
  v.check((file) => !file.for.includes('agents') || file.model !== undefined, '"model", which "for" "agents" needs'),
)
export type AnswersFile = v.InferOutput<typeof AnswersFile>
