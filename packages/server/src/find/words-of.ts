import type { EntryBody } from '@deskbell/protocol'

/** An entry as far as its words matter. */
interface Said {
  id: string
  body: EntryBody
}

/** All that stands in words in an entry. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : []
}

const spoken = new Set<EntryBody['kind']>(['text', 'greeting', 'cards', 'coupon', 'video', 'file', 'form'])

/** The words of a conversation as they stand now: what was edited in its last form, what was removed not at all. */
export function wordsOf(entries: readonly Said[]): string[] {
  const texts = new Map<string, string[]>()
  for (const { id, body } of entries) {
    if (body.kind === 'edited') texts.set(body.entry, [body.text])
    else if (body.kind === 'removed') texts.delete(body.entry)
    else if (spoken.has(body.kind)) texts.set(id, textsOf(body))
  }
  return [...texts.values()].flat()
}
