import { allWords } from './all-words.ts'
import { plainTextBy } from './text-by-words.ts'

/**
 * Text that may hold markup, as a reader would see it: one line, tags away, references decoded. Tags go first, so
 * that an escaped `&lt;b&gt;` stays the words it is.
 *
 * @returns `null` where nothing is left
 */
export function plainText(value: unknown, longest?: number): string | null {
  return plainTextBy(allWords, value, longest)
}
