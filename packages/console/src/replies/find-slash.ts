/** A slash that is being typed: where it stands, and what follows it. */
export interface Slash {
  from: number
  query: string
}

/**
 * The slash before the caret that opens the saved replies: at the start or after a space, so that none in an address
 * does; a space after it ends it.
 * @example findSlash('Hi /ret', 7) // { from: 3, query: 'ret' }
 */
export const findSlash = (text: string, caret: number): Slash | null =>
  findSign(/(?:^|\s)\/([^\s/]{0,40})$/u, text, caret)

/**
 * The @ before the caret that opens the colleagues: never inside an e-mail address.
 * @example findAt('ask @Ma', 7) // { from: 4, query: 'Ma' }
 */
export const findAt = (text: string, caret: number): Slash | null =>
  findSign(/(?:^|[\s(])@([^\s@]{0,40})$/u, text, caret)

function findSign(sign: RegExp, text: string, caret: number): Slash | null {
  const match = sign.exec(text.slice(0, caret))
  if (match?.[1] === undefined) return null
  return { from: caret - match[1].length - 1, query: match[1] }
}
