import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { decideReply, newBotState } from '../packages/bot/src/index.ts'
import { checkAssistant } from '../packages/cli/src/flows/check-assistant.ts'
import { checkFile } from '../packages/protocol/src/check/index.ts'
import { AssistantFile, FlowWhen, parse } from '../packages/protocol/src/index.ts'

const page = readFileSync(resolve(import.meta.dirname, 'assistant.md'), 'utf8')
const example = /```json\n([\s\S]+?)```/.exec(page)![1]!
const check = (json: string) =>
  checkFile(json, AssistantFile, (file) => checkAssistant(file, { articles: null, surveys: null, greetings: null }))

test('the example is a file without a fault', () => {
  expect(check(example)).toEqual([])
})

test('the message on the page is what a slip in the example gives', () => {
  const [fault] = check(example.replace('"go": "person"', '"go": "persn"'))
  expect(page).toContain(`${fault!.line}:${fault!.column}: ${fault!.field}: ${fault!.reason}`)
})

test('the example does what the page says', () => {
  const parsed = parse(AssistantFile, JSON.parse(example))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  const context = { locale: 'en', assistant: parsed.value, article: () => undefined }
  const start = decideReply(newBotState(), { kind: 'text', text: 'Where is my parcel?' }, [], context)
  expect(start.effects).toEqual([{ kind: 'tag', tag: 'parcel' }])
  const next = decideReply(start.state, { kind: 'text', text: 'it is 10 482' }, [], context)
  expect(next.replies[0]!.say).toMatchObject({ text: { en: 'What has happened to 10482?' } })
})

test('the page names every condition there is', () => {
  const { entries } = FlowWhen as unknown as { entries: Record<string, unknown> }
  expect(Object.keys(entries).length).toBeGreaterThan(8)
  for (const key of Object.keys(entries)) expect(page).toContain(`\`${key}\``)
})
