import * as v from 'valibot'
import { LanguageTag, SiteKey } from './ids.ts'
import { limits } from './limits.ts'

const short = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
const Value = v.union([
  v.pipe(v.string(), v.maxLength(limits.attributeLength)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
])

/** Facts about a person that the shop knows: at most 20, each at most 256 characters. */
export const Attributes = v.pipe(v.record(short(64), Value), v.maxEntries(limits.attributes))
export type Attributes = v.InferOutput<typeof Attributes>
/** Short words to find a conversation by. */
export const Labels = v.pipe(v.array(short(40)), v.maxLength(limits.attributes))

const person = {
  name: v.optional(short(limits.name)),
  email: v.optional(short(limits.email)),
  attributes: v.optional(Attributes),
}

/** What a page says of its shopper. Shown as "not verified" wherever it was not proven. */
export const ProfileSet = v.object({
  /** The shop's own id of the person. */
  id: v.optional(short(limits.id)),
  ...person,
  labels: v.optional(Labels),
  /** Facts about the conversation that is open, or the next to begin. */
  conversation: v.optional(Attributes),
})
export type ProfileSet = v.InferOutput<typeof ProfileSet>

/** What proves who somebody is: a token that the shop's server signed, or, for moving over, a keyed hash of the id. */
export const IdentityProof = v.union([
  v.object({ token: short(4096) }),
  v.object({ id: short(limits.id), userHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)) }),
])
export type IdentityProof = v.InferOutput<typeof IdentityProof>

/** The claims of an identity token that are used; all others are left alone. */
export const IdentityClaims = v.object({ sub: short(limits.id), exp: v.number(), ...person })
export type IdentityClaims = v.InferOutput<typeof IdentityClaims>

/** Why a proof was not taken. `unproven`: the site wants one and there was none. */
export const identityFaults = [
  'token',
  'signature',
  'key',
  'audience',
  'subject',
  'expired',
  'lifetime',
  'claims',
  'hash',
  'unproven',
] as const
export type IdentityFault = (typeof identityFaults)[number]

/** What the agent sees of a shopper's person. */
export interface Profile {
  /** The shop's id of the person, proven or not. */
  id: string | null
  name: string | null
  email: string | null
  attributes: Record<string, string>
  labels: string[]
  /** Who it is was proven by the shop. */
  verified: boolean
}

export const identityAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
const KeyId = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/))
/** A secret in common with the shop's server, by its name in the option `secrets`; or a public key. */
const Key = v.union([
  v.strictObject({ id: KeyId, secret: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/)) }),
  v.strictObject({ id: KeyId, algorithm: v.picklist(identityAlgorithms), publicKey: short(8000) }),
])

/** `identity.json`: how the site's shop proves who its shoppers are. Without the file nobody is verified. */
export const IdentityFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Refuses an identity without proof. Shoppers without any identity come in as always. */
  require: v.optional(v.boolean(), false),
  /** Whether `userHash` counts: it never runs out, so only for moving over. */
  userHash: v.optional(v.boolean(), false),
  /** More than one while keys are changed: the token's `kid` says which. */
  keys: v.pipe(v.array(Key), v.minLength(1), v.maxLength(10)),
})
export type IdentityFile = v.InferOutput<typeof IdentityFile>

/** Said first on every connection; the token only ever travels here. */
export const SessionStart = v.object({
  version: v.number(),
  site: SiteKey,
  token: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  locale: LanguageTag,
  identity: v.optional(IdentityProof),
})
