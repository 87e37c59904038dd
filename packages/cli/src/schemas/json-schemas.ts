import {
  AnswersFile,
  AssistantFile,
  DeskFile,
  GreetingRules,
  IdentityFile,
  Recording,
  Survey,
} from '@deskbell/protocol'
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { surveyConditions } from './survey-conditions.ts'

interface Published {
  file: string
  title: string
  description: string
  schema: GenericSchema
  /** What the schema checks by a function over several fields. */
  conditions?: object
}

const published: readonly Published[] = [
  {
    file: 'greetings.schema.json',
    title: 'Deskbell greeting rules',
    description: 'When to greet a shopper, and with which words (greetings.json).',
    schema: GreetingRules,
  },
  {
    file: 'recording.schema.json',
    title: 'Deskbell recording',
    description: 'A page and a cart on which deskbell check tries the greeting rules (recordings/*.json).',
    schema: Recording,
  },
  {
    file: 'survey.schema.json',
    title: 'Deskbell survey',
    description: 'The questions of one survey and when it is offered (surveys/*.json).',
    schema: Survey,
    conditions: surveyConditions,
  },
  {
    file: 'assistant.schema.json',
    title: 'Deskbell assistant',
    description: 'The opening line, the threshold and the flows of the assistant (assistant.json).',
    schema: AssistantFile,
  },
  {
    file: 'desk.schema.json',
    title: 'Deskbell desk',
    description: 'Hours, teams, routing and rules of the people who answer (desk.json).',
    schema: DeskFile,
  },
  {
    file: 'answers.schema.json',
    title: 'Deskbell answers made on the server',
    description: 'Which model or bot writes answers, and within which limits (answers.json).',
    schema: AnswersFile,
  },
  {
    file: 'identity.schema.json',
    title: 'Deskbell identity of shoppers',
    description: 'The keys that prove who a shopper is (identity.json).',
    schema: IdentityFile,
  },
]

/** Checks that are functions in the schema; JSON Schema has words of its own for them. */
const checks: Record<string, object> = {
  'something to do': { minProperties: 1 },
  'a time zone such as "Europe/Tallinn"': { minLength: 1 },
  'a time before the other one; write a night as two spans': {},
  'at least one language': { minProperties: 1 },
  // What JSON Schema cannot say, the parser and `deskbell check` do.
  'at most three parts of variable length': {},
  'a pattern that can be used': {},
  'a day of the calendar': {},
  'a pattern for the kind "pattern"': {
    if: { properties: { kind: { const: 'pattern' } } },
    // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's.
    then: { required: ['pattern'] },
    else: { not: { required: ['pattern'] } },
  },
  'either "model" or "bot"': { oneOf: [{ required: ['model'] }, { required: ['bot'] }] },
  '"model", which "for" "agents" needs': {
    anyOf: [
      { required: ['model'] },
      { not: { required: ['for'], properties: { for: { contains: { const: 'agents' } } } } },
    ],
  },
  'either show or variants': { oneOf: [{ required: ['show'] }, { required: ['variants'] }] },
}

const overrideAction: NonNullable<ConversionConfig['overrideAction']> = ({ valibotAction, jsonSchema }) => {
  const action = valibotAction as { type: string; message?: unknown; requirement?: unknown }
  if (action.type === 'check') {
    const words = checks[String(action.message)]
    if (!words) throw new Error(`no JSON Schema is known for the check "${String(action.message)}"`)
    return { ...jsonSchema, ...words }
  }
  // JSON Schema reads patterns as Unicode anyhow.
  if (action.type === 'regex') return { ...jsonSchema, pattern: (action.requirement as RegExp).source }
  // What is written otherwise is made so.
  if (action.type === 'to_lower_case' || action.type === 'trim') return jsonSchema
  // Its words are the file's `conditions`.
  if (action.type === 'raw_check') return jsonSchema
  // Editors differ in what "format" does; the pattern says the same everywhere.
  if (action.type === 'iso_date') return { ...jsonSchema, pattern: (action.requirement as RegExp).source }
  return undefined
}

/** The JSON Schemas that editors read, by file name, as they are published under docs/schemas. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    published.map(({ file, title, description, schema, conditions }) => {
      const { $schema, ...body } = toJsonSchema(schema, { target: 'draft-2020-12', overrideAction })
      return [file, `${JSON.stringify({ $schema, title, description, ...body, ...conditions }, null, 2)}\n`]
    }),
  )
}
