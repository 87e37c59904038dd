import { passwordLength } from '@deskbell/protocol'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** From 0 to 4; below 3 a password falls to somebody who can try a hundred million. */
const enough = 3
let estimator: ZxcvbnFactory | null = null

/**
 * What is wrong with a new password: too short, or so common that it is tried first.
 * @param about words that the person is known by: name, e-mail, site
 * @example passwordFault('password1234', []) // 'common'
 */
export function passwordFault(password: string, about: readonly string[]): 'length' | 'common' | null {
  if ([...password].length < passwordLength) return 'length'
  // Made at the first use: the lists of words take a tenth of a second.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)
  // What counts stands in the beginning, and long texts take long to judge.
  return estimator.check(password.slice(0, 64), ['deskbell', ...words]).score < enough ? 'common' : null
}
