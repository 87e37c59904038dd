import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decideReply, newBotState } from '@deskbell/bot'
import { AssistantFile, GreetingRules, LocalText, parse, Survey } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { colors, models } from '../src/catalogue.ts'
import { type Language, languages } from '../src/languages.ts'
import { textsOf } from '../src/texts/texts.ts'

const json = (name: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '..', name), 'utf8'))

function read<T>(parsed: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

const rules = read(parse(GreetingRules, json('greetings.json')))
const assistant = read(parse(AssistantFile, json('assistant.json')))
const survey = read(parse(Survey, json('surveys/ces.json')))

/** Every text of a file that is given per language, with its path. */
function localTexts(value: unknown, path = ''): [string, Record<string, unknown>][] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value) return [[path, value as Record<string, unknown>]]
  return Object.entries(value).flatMap(([key, inner]) => localTexts(inner, `${path}/${key}`))
}

test.each(['greetings.json', 'assistant.json', 'surveys/ces.json', 'site.json'])(
  '%s is complete in all languages',
  (name) => {
    const texts = localTexts(json(name))
    expect(texts.length).toBeGreaterThan(0)
    for (const [path, text] of texts) {
      expect(Object.keys(text).sort(), path).toEqual([...languages].sort())
      const placeholders = (tag: string) =>
        String(text[tag])
          .match(/\{\w+\}/g)
          ?.sort()
      for (const language of languages)
        expect(placeholders(language), `${path} ${language}`).toEqual(placeholders('en'))
    }
  },
)

test('site.json says what the server reads', () => {
  const site = json('site.json') as { key: string; defaultLanguage: string; replyTime: unknown; team: unknown[] }
  expect(site).toMatchObject({ key: 'rosso', name: 'Rosso', defaultLanguage: 'en' })
  expect(parse(LocalText, site.replyTime).ok).toBe(true)
  expect(site.team.length).toBeGreaterThan(0)
})

test('the greeting for two sizes is quick, gentle and never on the checkout', () => {
  const rule = rules.greetings.find(({ id }) => id === 'two-sizes')
  expect(rule?.when).toEqual({ cartSizesOfOneProduct: 2, page: ['product', 'cart', 'listing', 'home'], seconds: 1 })
  expect(rule?.show?.replies?.at(-1)?.dismiss).toBe(true)
  expect(rules.quietOn).toContain('@checkout')
  expect(rules.limits?.firstAfterSeconds).toBe(1)
})

test('every choice of every flow has a person beside it, and no step is out of reach', () => {
  for (const flow of assistant.flows) {
    const reached = new Set([flow.steps[0]?.id])
    for (const { id, choices, ask, go: next, branches } of flow.steps) {
      if (choices) {
        expect(
          choices.some(({ handoff }) => handoff),
          `${flow.id}/${id}`,
        ).toBe(true)
        expect(choices.length, `${flow.id}/${id}`).toBeGreaterThan(1)
      }
      const leads = [...(choices ?? []), ...(branches ?? [])].map(({ go }) => go)
      for (const go of [ask?.go, next, ...leads]) if (go) reached.add(go)
    }
    expect([...reached].sort()).toEqual(flow.steps.map(({ id }) => id).sort())
  }
})

const context = (locale: Language) => ({ locale, assistant, article: () => undefined })

test('the greeting starts the help with sizes; words start it and the order status in every language', () => {
  const answered = decideReply(
    newBotState(),
    { kind: 'greeting', greeting: 'two-sizes', article: null },
    [],
    context('en'),
  )
  expect(answered.replies[0]?.say).toEqual({ text: assistant.flows[0]?.steps[0]?.say })
  for (const flow of assistant.flows) {
    for (const language of languages) {
      const [text = ''] = flow.startsOn?.words?.[language] ?? []
      const decision = decideReply(newBotState(), { kind: 'text', text }, [], context(language))
      expect(decision.replies[0]?.say, `${language}: ${text}`).toEqual({ text: flow.steps[0]?.say })
    }
  }
})

test('a plain question about returns starts no flow', () => {
  const message = { kind: 'text', text: 'how can I send back shoes that do not fit?' } as const
  const { replies } = decideReply(newBotState(), message, [], context('en'))
  expect(replies[0]?.say).toEqual({ key: 'bot.noAnswer' })
})

test('the survey asks for effort and follows up by score', () => {
  expect(survey).toMatchObject({ id: 'ces', trigger: 'solved' })
  expect(survey.questions[0]).toMatchObject({ kind: 'rating', metric: 'ces5', min: 1, max: 5 })
  const following = (score: number) =>
    survey.questions.flatMap(({ id, when }) =>
      when && score >= (when.min ?? 1) && score <= (when.max ?? 5) ? [id] : [],
    )
  expect([1, 3].map(following)).toEqual([['easier'], ['easier']])
  expect([4, 5].map(following)).toEqual([['helped'], ['helped']])
})

test.each(languages)('the shop has no empty word in %s, and none left in English', (language) => {
  const texts = textsOf(language)
  const words = Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []))
  for (const [key, text] of words) {
    expect(text.trim(), key).not.toBe('')
    if (language !== 'en' && key !== 'email') expect(text, key).not.toBe(textsOf('en')[key as 'cart'])
  }
  for (const color of colors) expect(texts.colors[color]).toMatch(/\S/)
  for (const model of models) expect(texts.models[model].facts).toHaveLength(3)
})
