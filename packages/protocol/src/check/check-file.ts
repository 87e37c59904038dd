import * as v from 'valibot'
import { parse } from '../parse.ts'
import { keysAt } from './keys-at.ts'
import type { Fault } from './meaning.ts'
import { didYouMean } from './nearest-word.ts'
import { type Place, placeAt, placeOfField } from './place-of.ts'

/** A fault, and where in the file it stands. */
export interface PlacedFault extends Fault, Place {}

/** All faults of one file: its JSON, then its shape, then what a schema cannot say. */
export function checkFile(text: string, schema: v.GenericSchema, meaning: (value: never) => Fault[]): PlacedFault[] {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (error) {
    return [brokenJson((error as Error).message, text)]
  }
  const parsed = parse(schema, input)
  const faults = parsed.ok ? meaning(parsed.value as never) : shapeFaults(schema, input)
  return faults.map((fault) => ({ ...fault, ...placeOfField(text, fault.field) }))
}

/** Engines count letters from the start, or say nothing where the text just ends. */
function brokenJson(message: string, text: string): PlacedFault {
  const offset = /position (\d+)/.exec(message)?.[1]
  const place = placeAt(text, offset === undefined ? text.length : Number(offset))
  return { field: '', reason: `no valid JSON: ${message.replace(/ in JSON at position .*| \(line .*/, '')}`, ...place }
}

function shapeFaults(schema: v.GenericSchema, input: unknown): Fault[] {
  const { issues = [] } = v.safeParse(schema, input, { abortPipeEarly: true })
  return issues.flatMap(deepest).map((issue) => {
    const path = (issue.path ?? []).map((step) => String(step.key))
    return { field: path.join('.'), reason: reasonOf(issue, schema, path) }
  })
}

/** A union says only "none fits"; where one of its kinds was nearly met, the fault inside that one helps more. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  const inner = (issue.issues ?? []).filter(({ path }) => path !== undefined && path.length > 0)
  if (inner.length === 0) return [issue]
  return inner.flatMap((one) => deepest({ ...one, path: [...(issue.path ?? []), ...(one.path ?? [])] } as typeof one))
}

function reasonOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema, path: readonly string[]): string {
  const key = path.at(-1) ?? ''
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `unknown key${didYouMean(key, keysAt(schema, path.slice(0, -1)))}`
  }
  if (issue.received === 'undefined') return 'is missing'
  return `expected ${wordsFor(issue)}, and it is ${issue.received}`
}

const phrases: Record<string, string> = {
  Object: 'an object',
  Array: 'a list',
  '(string | Object)': 'a text, or an object with a text per language',
  '/^[a-z0-9][a-z0-9-]{0,63}$/': 'small letters, digits and dashes',
  '/^https?:\\/\\/[^\\s/?#]+/': 'a web address',
  '/^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?([+-]\\d\\d:\\d\\d|Z)$/': 'a time such as "2026-11-30T14:00+02:00"',
  '/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/': 'a language such as "en" or "pt-BR"',
}

const wordsFor = (issue: v.BaseIssue<unknown>): string => {
  const expected = issue.expected ?? issue.message
  return Object.hasOwn(phrases, expected) ? (phrases[expected] ?? expected) : expected.replace(/^\((.*)\)$/, '$1')
}
