import { decideGreeting, emptyMemory } from '@deskbell/greetings'
import { type Greeting, parse, Survey } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { withExitSurveys } from './ask-on-exit.ts'

const ends = { low: 'Bad', high: 'Good' }
const options = (...ids: string[]) => ids.map((id) => ({ id, label: { en: id, et: `${id}-et` } }))
function greeting(question: object, more: object = {}, rules: Greeting[] = []): Greeting | undefined {
  const file = { version: 1, id: 'why', trigger: 'exit', questions: [{ id: 'q', text: 'Why?', ...question }], ...more }
  const survey = parse(Survey, file)
  if (!survey.ok) throw new Error(JSON.stringify(survey.problem))
  return withExitSurveys({ version: 1, greetings: rules }, [survey.value]).greetings.at(-1)
}
const labels = (one: Greeting | undefined) =>
  one?.show?.replies?.map(({ label, view, dismiss }) => [
    typeof label === 'string' ? label : label.et,
    view ?? (dismiss ? 'dismiss' : null),
  ])

test('[M101] S28 the question of an exit survey is a greeting, asked once, with its few options and a way to skip', () => {
  const one = greeting({ kind: 'choice', options: options('price', 'size', 'time') })
  expect(one).toMatchObject({
    id: 'survey-why',
    when: { exitIntent: true, daysSinceSurvey: 30 },
    show: { text: 'Why?' },
  })
  expect(one?.repeat).toEqual({ max: 1, per: 'ever' })
  expect(labels(one)).toEqual([
    ['price-et', 'survey/why/price'],
    ['size-et', 'survey/why/size'],
    ['time-et', 'survey/why/time'],
    ['Jäta vahele', 'dismiss'],
  ])
  expect(labels(greeting({ kind: 'good-bad', ends }))).toEqual([
    ['Good', 'survey/why/1'],
    ['Bad', 'survey/why/0'],
    ['Jäta vahele', 'dismiss'],
  ])
})

test.each([
  ['more options than a card has room for', { kind: 'choice', options: options('a', 'b', 'c', 'd') }],
  ['several answers to one question', { kind: 'choice', many: true, options: options('a', 'b') }],
  ['a scale', { kind: 'rating', min: 1, max: 5, ends }],
  ['open words', { kind: 'open' }],
])('%s are answered in the panel', (_, question) => {
  expect(labels(greeting(question))).toEqual([
    ['Vasta', 'survey/why'],
    ['Jäta vahele', 'dismiss'],
  ])
})

test('F106 who is outside of the sample is not asked; other triggers stay where they are; the owner’s own comes first', () => {
  const quarter = greeting({ kind: 'open' }, { sample: 25 })!
  const rules = { version: 1 as const, limits: { firstAfterSeconds: 0 }, greetings: [quarter] }
  const asks = (visitorId: string, one = rules) =>
    'text' in
    decideGreeting(one, {
      ...{ now: 0, utcOffset: 0, visitorId, session: 's', pageId: 'p', pageSeconds: 60, memory: emptyMemory, busy: [] },
      ...{
        locale: 'en',
        facts: { exitIntent: true, daysSinceSurvey: 99, page: 'other', url: 'https://shop.example/' },
      },
    })
  const visitors = Array.from({ length: 400 }, (_, at) => `visitor-${at}`)
  const asked = visitors.filter((one) => asks(one))
  expect(asked.length).toBeGreaterThan(70)
  expect(asked.length).toBeLessThan(130)
  expect(asked.every((one) => asks(one))).toBe(true)
  const nobody = { ...rules, greetings: [greeting({ kind: 'open' }, { sample: 0 })!] }
  expect(visitors.some((one) => asks(one, nobody))).toBe(false)
  expect(greeting({ kind: 'open' }, { trigger: 'return' })).toBeUndefined()
  const own: Greeting = { id: 'survey-why', when: {}, show: { text: 'Mine' } }
  expect(greeting({ kind: 'open' }, {}, [own])).toBe(own)
})

test('[M220] F106 a greeting that asks a survey waits for its cooldown, whoever wrote it', () => {
  const choice = { kind: 'choice', options: options('price', 'size') }
  const nps = { kind: 'rating', metric: 'nps', min: 0, max: 10, ends }
  expect(greeting(choice, { cooldownDays: 7 })?.when).toEqual({ exitIntent: true, daysSinceSurvey: 7 })
  expect(greeting(choice, { cooldownDays: 0 })?.when).toEqual({ exitIntent: true })
  expect(greeting(nps)?.when.daysSinceSurvey).toBe(90)
  const reply = { label: 'Tell us', view: 'survey/why' }
  const own = (more: object = {}) => ({
    id: 'own',
    when: { pages: 3, ...more },
    show: { text: 'Mine', replies: [reply] },
  })
  const asks = (one: Greeting) => greeting(nps, { trigger: 'call' }, [one])?.when
  expect(asks(own())).toEqual({ pages: 3, daysSinceSurvey: 90 })
  expect(asks(own({ daysSinceSurvey: 5 }))).toEqual({ pages: 3, daysSinceSurvey: 5 })
  expect(asks({ id: 'plain', when: {}, show: { text: 'Hi' } })).toEqual({})
})
