import type { AssistantFile } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { textsIn } from './texts-in.ts'

/** Texts that lack a language the file claims, or have one it does not. */
export function languageFaults(file: AssistantFile): Fault[] {
  const claimed = file.languages ?? (typeof file.hello === 'string' ? [] : Object.keys(file.hello))
  const texts = textsIn(file).flatMap(({ field, text, name }) => {
    if (typeof text !== 'string') return compare(field, Object.keys(text), claimed)
    const reason = `one text for all of ${claimed.join(', ')}: say it in each language`
    return claimed.length > 1 && !name ? [{ field, reason }] : []
  })
  const starts = file.flows.flatMap(({ startsOn }, flow) =>
    startsOn?.words ? compare(`flows.${flow}.startsOn.words`, Object.keys(startsOn.words), claimed) : [],
  )
  return [...texts, ...starts]
}

function compare(field: string, tags: readonly string[], claimed: readonly string[]): Fault[] {
  if (claimed.length === 0) return []
  const lacking = claimed.filter((tag) => !tags.includes(tag))
  const extra = tags.filter((tag) => !claimed.includes(tag))
  return [
    ...(lacking.length > 0 ? [{ field, reason: `is missing in ${lacking.join(', ')}` }] : []),
    ...extra.map((tag) => ({ field: `${field}.${tag}`, reason: `the file does not claim the language "${tag}"` })),
  ]
}
