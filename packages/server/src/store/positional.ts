/** A statement with numbered places, and the names of the parameters in their order. */
export interface Positional {
  text: string
  names: readonly string[]
}

/** Quoted text and casts stand before names, so that a colon in them is left alone. */
const tokens = /'(?:[^']|'')*'|::|:([a-z_]\w*)/gi

/**
 * Turns named parameters into numbered ones; a name used twice keeps its number.
 * @example toPositional('a = :x or b = :x') // { text: 'a = $1 or b = $1', names: ['x'] }
 */
export function toPositional(statement: string): Positional {
  const names: string[] = []
  const text = statement.replace(tokens, (found, name: string | undefined) => {
    if (name === undefined) return found
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text, names }
}
