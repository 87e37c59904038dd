import * as v from 'valibot'
import { Slug } from './ids.ts'
import { LocalText } from './text.ts'

const atom = String.raw`(?:\\[dw.+*?()[\]{}/#-]|\[(?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9 #/_.+])+-?\]|[A-Za-z0-9 #/_-])`
const count = String.raw`(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?`
/** Letters, digits, `\d`, `\w`, classes such as `[A-Z0-9]`, each with `?`, `{3}` or `{2,8}`; no groups, `|`, `*` or `+`. */
const shape = new RegExp(`^(?:${atom}${count}){1,24}$`)

/** Every part of variable length multiplies the ways to try; three on at most 64 letters stay under 50,000. */
const fewVariableParts = (pattern: string): boolean => pattern.replace(/\\./g, '').split(/\?|,\d/).length <= 4

/** Such as `[z-a]`, which no shape tells. */
const runs = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'iu')
    return true
  } catch {
    return false
  }
}

/** The pattern an owner writes for a slot: a small part of regular expressions that cannot take long. */
export const SlotPattern = v.pipe(
  v.string(),
  v.maxLength(120),
  v.regex(shape),
  v.check(fewVariableParts, 'at most three parts of variable length'),
  v.check(runs, 'a pattern that can be used'),
)

/**
 * What a step asks for. The shopper's words are looked through for it, so that "it is anna@shop.example" will do. It is
 * not asked for again where an attribute of the visitor or an earlier step has it under the same name.
 */
export const FlowSlot = v.pipe(
  v.strictObject({
    kind: v.picklist(['text', 'email', 'phone', 'order-number', 'pattern']),
    /** What the answer looks like, where the kind is `pattern`. */
    pattern: v.optional(SlotPattern),
    slot: Slug,
    retry: LocalText,
    go: Slug,
    skip: v.optional(LocalText),
  }),
  v.check(({ kind, pattern }) => (kind === 'pattern') === (pattern !== undefined), 'a pattern for the kind "pattern"'),
)
export type FlowSlot = v.InferOutput<typeof FlowSlot>
