import { expect, test } from 'vitest'
import { createMemoryWorld } from '../test/in-memory-world.ts'
import { badSamples, goodSamples } from '../test/samples.ts'
import { run } from './run.ts'

async function check(files: Record<string, unknown>) {
  const texts = Object.entries(files).map(([path, value]) => [
    `site/${path}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const { world, said, complained } = createMemoryWorld(Object.fromEntries(texts))
  return { code: await run(['check', 'site'], world), said, complained }
}

test('good files are said to be good', async () => {
  const { greetings, survey, assistant } = goodSamples
  const files = { 'greetings.json': greetings[0], 'surveys/effort.json': survey[0], 'assistant.json': assistant[0] }
  expect(await check(files)).toEqual({
    code: 0,
    said: ['greetings.json: good', 'surveys/effort.json: good', 'assistant.json: good'],
    complained: [],
  })
})

test('a mistyped key is named with the one that was meant', async () => {
  const { code, complained } = await check({ 'greetings.json': badSamples.greetings[0] })
  expect(code).toBe(1)
  expect(complained).toEqual([
    'site/greetings.json:1:49: greetings.0.when.cartVlue: unknown key, did you mean "cartValue"?',
  ])
})

test('every fault of a file is told with its field and what was expected', async () => {
  const survey = {
    version: 1,
    id: 'Not a slug',
    trigger: 'solvd',
    questions: [{ id: 'a', kind: 'rating', text: 5, min: 1, max: 5, ends: { low: 'x' } }],
  }
  expect((await check({ 'surveys/a.json': survey })).complained).toEqual([
    'site/surveys/a.json:1:14: id: expected small letters, digits and dashes, and it is "Not a slug"',
    'site/surveys/a.json:1:32: trigger: expected "solved" | "bot-solved" | "ended" | "tag" | "exit" | "return" | "days" | "call", and it is "solvd"',
    'site/surveys/a.json:1:89: questions.0.text: expected a text, or an object with a text per language, and it is 5',
    'site/surveys/a.json:1:121: questions.0.ends.high: is missing',
  ])
})

test('what no schema can say is checked too', async () => {
  const flow = (go: string) => ({ id: 'size', steps: [{ id: 'ask', say: 'Which?', choices: [{ label: 'A', go }] }] })
  const assistant = { version: 1, name: 'Bell', hello: 'Hi', flows: [flow('aks'), flow('ask')] }
  const rating = { id: 'q', kind: 'rating', text: 'How?', min: 5, max: 5, ends: { low: 'a', high: 'b' } }
  const survey = {
    version: 1,
    id: 'effort',
    trigger: 'solved',
    questions: [rating, { id: 'q', kind: 'open', text: 'Why?', when: { question: 'p', max: 3 } }],
  }
  expect((await check({ 'assistant.json': assistant, 'surveys/a.json': survey })).complained).toEqual([
    'site/assistant.json:1:140: flows.1.id: the id "size" is taken by flows.0',
    'site/assistant.json:1:123: flows.0.steps.0.choices.0.go: there is no step "aks" in this flow, did you mean "ask"?',
    'site/surveys/a.json:1:148: questions.1.id: the id "q" is taken by questions.0',
    'site/surveys/a.json:1:193: questions.1.when.question: no earlier question is called "p", did you mean "q"?',
    'site/surveys/a.json:1:108: questions.0.max: expected more than min, which is 5',
  ])
})

test('broken JSON and an empty folder', async () => {
  const broken = '{\n"version":1,}'
  expect((await check({ 'assistant.json': broken })).complained).toEqual([
    expect.stringMatching(/^site\/assistant\.json:2:13: no valid JSON: /),
  ])
  expect((await check({ 'assistant.json': '{"version":' })).complained).toEqual([
    expect.stringMatching(/^site\/assistant\.json:1:12: no valid JSON: /),
  ])
  expect(await check({ 'notes.json': '{}' })).toEqual({
    code: 1,
    said: [],
    complained: ['site: no greetings.json, assistant.json or surveys/*.json here'],
  })
})
