/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Place {
  line: number
  column: number
}

/** @example placeAt('{\n "a": 1}', 4) // { line: 2, column: 3 } */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/**
 * Where a field stands in valid JSON; of one that is missing, what it is missing from.
 * @example placeOfField('{"a": [1, 2]}', 'a.1') // { line: 1, column: 11 }
 */
export const placeOfField = (json: string, field: string): Place => placeAt(json, offsetOf(json, field))

function offsetOf(json: string, field: string): number {
  let at = skipSpace(json, 0)
  let rest = field
  while (rest !== '') {
    const next = json[at] === '{' ? member(json, at, rest) : json[at] === '[' ? element(json, at, rest) : null
    if (!next) return at
    if (next.rest === '') return next.shown
    at = next.value
    rest = next.rest
  }
  return at
}

interface Step {
  /** Where the value starts, and where a person looks for it: at its key. */
  value: number
  shown: number
  rest: string
}

/** What is left of a path after a key, which may hold dots itself; `null` where the path goes elsewhere. */
const after = (rest: string, key: string): string | null =>
  rest === key ? '' : rest.startsWith(`${key}.`) ? rest.slice(key.length + 1) : null

function member(json: string, open: number, rest: string): Step | null {
  let at = skipSpace(json, open + 1)
  while (json[at] === '"') {
    const end = stringEnd(json, at)
    const value = skipSpace(json, skipSpace(json, end) + 1)
    const left = after(rest, JSON.parse(json.slice(at, end)) as string)
    if (left !== null) return { value, shown: at, rest: left }
    at = nextItem(json, valueEnd(json, value))
  }
  return null
}

function element(json: string, open: number, rest: string): Step | null {
  let at = skipSpace(json, open + 1)
  for (let index = 0; json[at] !== ']'; index++) {
    const left = after(rest, String(index))
    if (left !== null) return { value: at, shown: at, rest: left }
    at = nextItem(json, valueEnd(json, at))
  }
  return null
}

function skipSpace(json: string, from: number): number {
  let at = from
  while (/[\s\uFEFF]/.test(json[at] ?? '')) at++
  return at
}

function nextItem(json: string, from: number): number {
  const at = skipSpace(json, from)
  return json[at] === ',' ? skipSpace(json, at + 1) : at
}

function stringEnd(json: string, from: number): number {
  let at = from + 1
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function valueEnd(json: string, from: number): number {
  let depth = 0
  let at = from
  do {
    const letter = json[at]
    if (letter === '"') at = stringEnd(json, at)
    else if (letter === '{' || letter === '[') {
      depth++
      at++
    } else if (letter === '}' || letter === ']') {
      depth--
      at++
    } else if (depth === 0) return at + (/^[^\s,\]}]+/.exec(json.slice(at, at + 40))?.[0].length ?? 0)
    else at++
  } while (depth > 0)
  return at
}
