import { fold } from './fold.ts'
import { compiled } from './words/compile.ts'
import type { WordTable } from './words/word-table.ts'

/**
 * A message that is only a hello, only thanks, or neither.
 * @example smallTalk('Tere!', [et]) // 'hello'
 */
export function smallTalk(text: string, tables: readonly WordTable[]): 'hello' | 'thanks' | null {
  const folded = fold(text)
  const said = (list: 'hello' | 'thanks') => tables.some((table) => compiled(table)[list].has(folded))
  if (said('hello')) return 'hello'
  return said('thanks') ? 'thanks' : null
}
