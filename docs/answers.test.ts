import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { AnswersFile, parse } from '../packages/protocol/src/index.ts'

const page = readFileSync(resolve(import.meta.dirname, 'answers.md'), 'utf8')
const examples = [...page.matchAll(/```json\n([\s\S]+?)```/g)].map(([, json]) => json!)

test('the files on the page are files without a fault', () => {
  const files = examples.filter((json) => /"(?:model|bot)": \{/.test(json))
  expect(files).toHaveLength(2)
  for (const json of files) expect(parse(AnswersFile, JSON.parse(json))).toMatchObject({ ok: true })
})

test('the page names every setting with its default', () => {
  const parsed = parse(AnswersFile, { version: 1, bot: { url: 'https://bot.example.com', secret: 'bot' } })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  const { perVisitor, perAgent, perDay, tokensPerDay, timeoutSeconds } = parsed.value
  for (const [key, value] of Object.entries({ perVisitor, perAgent, perDay, tokensPerDay, timeoutSeconds })) {
    const row = new RegExp(`^\\| \`${key}\` .*\\| ${value.toLocaleString('en')} +\\|$`, 'm')
    expect(page).toMatch(row)
  }
})
