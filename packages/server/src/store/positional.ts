import { type SqlParams, type SqlValue, storable } from './sql.ts'

/** A statement with places instead of names, and the name that belongs to each value in their order. */
export interface Positional {
  text: string
  names: readonly string[]
}

/** Quoted text and casts stand before names, so that a colon in them is left alone. */
const tokens = /'(?:[^']|'')*'|::|:([a-z_]\w*)/gi

const eachName = (statement: string, place: (name: string) => string): string =>
  statement.replace(tokens, (found, name: string | undefined) => (name === undefined ? found : place(name)))

/**
 * Turns named parameters into numbered ones, as Postgres has them; a name used twice keeps its number.
 * @example toNumbered('a = :x or b = :x') // { text: 'a = $1 or b = $1', names: ['x'] }
 */
export function toNumbered(statement: string): Positional {
  const names: string[] = []
  const text = eachName(statement, (name) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text, names }
}

/**
 * Turns named parameters into places, which SQLite fills in without looking for names; a name used twice has two.
 * @example toPlaces('a = :x or b = :x') // { text: 'a = ? or b = ?', names: ['x', 'x'] }
 */
export function toPlaces(statement: string): Positional {
  const names: string[] = []
  const text = eachName(statement, (name) => {
    names.push(name)
    return '?'
  })
  return { text, names }
}

/**
 * The values of a statement, in the order of their names.
 * @throws TypeError that names the one that is missing
 */
export const valuesOf = (statement: string, names: readonly string[], params: SqlParams): SqlValue[] =>
  names.map((name) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`no value for :${name} in ${statement}`)
    return typeof value === 'string' ? storable(value) : value
  })
