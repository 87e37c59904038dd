import * as v from 'valibot'
import { LanguageTag } from './ids.ts'
import { limits } from './limits.ts'

/** What a person writes: not blank, at most 4000 characters, kept byte for byte. */
export const MessageText = v.pipe(
  v.string(),
  v.maxLength(limits.text),
  v.check((text) => text.trim() !== '', 'text that is not blank'),
)

/** A text an owner writes: one string, or one per language tag. */
export const LocalText = v.union([
  v.pipe(v.string(), v.maxLength(2000)),
  v.pipe(
    v.record(LanguageTag, v.pipe(v.string(), v.maxLength(2000))),
    v.check((texts) => Object.keys(texts).length > 0, 'at least one language'),
  ),
])
export type LocalText = v.InferOutput<typeof LocalText>
