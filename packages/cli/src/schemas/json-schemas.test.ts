import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AnswersFile, AssistantFile, DeskFile, GreetingRules, parse, Recording, Survey } from '@deskbell/protocol'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { badSamples, goodSamples } from '../../test/samples.ts'
import { jsonSchemas } from './json-schemas.ts'

const folder = join(import.meta.dirname, '../../../../docs/schemas')
const committed = (file: string): object => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
const schemas = {
  greetings: GreetingRules,
  survey: Survey,
  assistant: AssistantFile,
  answers: AnswersFile,
  desk: DeskFile,
  recording: Recording,
}

test('the published files are what the schemas give; write them anew with schemas/write.ts', () => {
  for (const [file, text] of jsonSchemas()) expect(committed(file), file).toEqual(JSON.parse(text))
})

describe.each(['greetings', 'survey', 'assistant', 'answers', 'desk', 'recording'] as const)('%s', (kind) => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(committed(`${kind}.schema.json`))

  test('editor and parser take the same good files', () => {
    for (const sample of goodSamples[kind]) {
      expect(parse(schemas[kind], sample), JSON.stringify(sample)).toMatchObject({ ok: true })
      expect(validate(sample), JSON.stringify(sample)).toBe(true)
    }
  })

  test('editor and parser refuse the same bad files', () => {
    for (const sample of badSamples[kind]) {
      expect(parse(schemas[kind], sample).ok, JSON.stringify(sample)).toBe(false)
      expect(validate(sample), JSON.stringify(sample)).toBe(false)
    }
  })
})
