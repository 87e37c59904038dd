import * as v from 'valibot'
import { limits } from './limits.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Made once by the sender's device when the person acts; kept through every retry. UUIDv4, from `crypto`. */
export const Cid = v.pipe(v.string(), v.regex(uuid))
export type Cid = v.InferOutput<typeof Cid>

/** A conversation's id, a UUID made by the device that starts it, so that it can be written offline. */
export const ConversationId = v.pipe(v.string(), v.regex(uuid))
export type ConversationId = v.InferOutput<typeof ConversationId>

/** Id of something an owner names in a file: an article, a greeting, a survey, a flow step. */
export const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
export type Slug = v.InferOutput<typeof Slug>

export const SiteKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** BCP 47 language tag as files and settings use it: `en`, `pt-BR`, `zh-Hant`. */
export const LanguageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

export const ShortId = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.id))
