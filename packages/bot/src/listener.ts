import { readMood } from './mood.ts'
import { smallTalk } from './small-talk.ts'
import type { Listener } from './types.ts'
import { wantsPerson } from './wants-person.ts'
import type { WordTable } from './words/word-table.ts'

/**
 * Understands mood, small talk and the wish for a person in the languages given; speaks in the shopper's, or else in the
 * first that it can.
 * @example createListener([et, en], 'et-EE').wantsPerson('soovin inimesega rääkida') // true
 */
export function createListener(tables: readonly WordTable[], locale: string): Listener {
  const own = tables.find(({ lang }) => lang === locale.split('-')[0])
  return {
    read: (text, heard, misses) => readMood(text, heard, misses, tables),
    smallTalk: (text) => smallTalk(text, tables),
    wantsPerson: (text) => wantsPerson(text, tables),
    says: own?.says ?? tables.find(({ says }) => says)?.says ?? null,
  }
}
