import * as v from 'valibot'

/** What was wrong with foreign input: the dotted path of the first wrong field, what was expected and what came. */
export interface Problem {
  field: string
  expected: string
  received: string
  /** True when the only fault is a size over its limit. */
  tooLarge: boolean
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem }

const sizes = new Set(['max_length', 'max_entries', 'max_bytes', 'max_size'])

/** Checks foreign input against a schema; unknown keys are dropped, or refused where the schema is strict. Never throws. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  if (result.success) return { ok: true, value: result.output }
  const issue = result.issues[0]
  return {
    ok: false,
    problem: {
      field: v.getDotPath(issue) ?? '',
      expected: issue.expected ?? issue.message,
      received: issue.received,
      tooLarge: sizes.has(issue.type),
    },
  }
}

/** What a JSON text says, as far as it can be read; `null` where it cannot. */
export function parseJson<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
  try {
    const parsed = parse(schema, JSON.parse(text))
    return parsed.ok ? parsed.value : null
  } catch {
    return null
  }
}
