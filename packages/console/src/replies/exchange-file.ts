import { limits, type SavedReply } from '@deskbell/protocol'
import { cleanName } from './saved-replies.ts'

type Exchanged = Pick<SavedReply, 'name' | 'text' | 'category' | 'language'>

/** The replies as a file that can be read in again, here or at another site. */
export const exportReplies = (replies: readonly SavedReply[]): string =>
  JSON.stringify(
    replies.map(({ name, text, category, language }): Exchanged => ({ name, text, category, language })),
    null,
    2,
  )

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/**
 * Reads a file of replies: our own export, or a list of objects as other systems write them (`short_code` and `content`,
 * `title` and `body`). `null` where it is no such file; rows without name or words are left out.
 */
export function readReplies(file: string): Exchanged[] | null {
  let list: unknown
  try {
    list = JSON.parse(file)
  } catch {
    return null
  }
  if (!Array.isArray(list)) return null
  return list.flatMap((row: unknown) => {
    const { name, short_code, shortcut, title, text, content, body, category, language } = (row ?? {}) as Record<
      string,
      unknown
    >
    const called = cleanName([name, short_code, shortcut, title].map(textOf).find(Boolean) ?? '')
    const words = ([text, content, body].map(textOf).find(Boolean) ?? '').slice(0, limits.text)
    const of = textOf(language)
    if (!called || !words) return []
    return [
      {
        ...{ name: called, text: words, category: textOf(category).slice(0, 40) || null },
        language: languageTag.test(of) ? of : null,
      },
    ]
  })
}
