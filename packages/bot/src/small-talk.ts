import { fold } from './fold.ts'
import { compiled } from './words/compile.ts'
import type { WordTable } from './words/word-table.ts'

/**
 * A message that is only a hello, only thanks, asks whether it is a machine, or none of these.
 * @example smallTalk('Tere!', [et]) // 'hello'
 */
export function smallTalk(text: string, tables: readonly WordTable[]): 'hello' | 'thanks' | 'robot' | null {
  const folded = fold(text)
  const said = (list: 'hello' | 'thanks') => tables.some((table) => compiled(table)[list].has(folded))
  if (said('hello')) return 'hello'
  if (said('thanks')) return 'thanks'
  return withoutRobot(folded, tables) === folded ? null : 'robot'
}

/** The folded text without the questions whether it is a machine, which name a person and ask for none. */
export const withoutRobot = (folded: string, tables: readonly WordTable[]): string =>
  tables.map(compiled).reduce((text, { robot, read }) => {
    const whole = read(text)
    const rest = whole.replace(robot, ' ')
    return rest === whole ? text : rest.trim()
  }, folded)
