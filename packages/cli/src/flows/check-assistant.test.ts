import { AssistantFile, parse } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { checkAssistant } from './check-assistant.ts'
import type { Known } from './references.ts'

const end = { id: 'end', say: 'Bye.', end: true }
const start = { words: { en: ['help'] } }
const flow = (...steps: object[]) => ({ id: 'size', startsOn: start, steps })

function faults(file: object, known: Partial<Known> = {}): string[] {
  const parsed = parse(AssistantFile, { version: 1, name: 'Bell', hello: { en: 'Hi' }, flows: [], ...file })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  const found = checkAssistant(parsed.value, { articles: null, surveys: null, greetings: null, ...known })
  return found.map(({ field, reason }) => `${field}: ${reason}`)
}
const inFlow = (...steps: object[]) => faults({ flows: [flow(...steps)] })

describe('leads', () => {
  test('a step without an end is a dead end, and so is a choice', () => {
    expect(inFlow({ id: 'a', say: 'Hm.' })).toEqual([
      'flows.0.steps.0: the step "a" is a dead end: it needs choices, ask, go, handoff or end',
    ])
    expect(inFlow({ id: 'a', say: 'Hm.', choices: [{ label: 'A' }] })).toEqual([
      'flows.0.steps.0.choices.0: the choice is a dead end: it needs go, flow, article, link or handoff',
    ])
  })
  test('two ends at once', () => {
    expect(inFlow({ id: 'a', say: 'Hm.', go: 'end', handoff: true }, end)).toEqual([
      'flows.0.steps.0.handoff: the step has go and handoff; one is enough',
    ])
    expect(inFlow({ id: 'a', say: 'Hm.', choices: [{ label: 'A', go: 'end', link: '/a' }] }, end)).toEqual([
      'flows.0.steps.0.choices.0.link: the choice has go and link; one is enough',
    ])
  })
  test('choices that may all be hidden', () => {
    const choices = [{ label: 'A', go: 'end', when: { hours: 'open' } }]
    expect(inFlow({ id: 'a', say: 'Hm.', choices }, end)).toEqual([
      'flows.0.steps.0.choices: all choices have conditions: where none holds, the step is a dead end',
    ])
  })
  test.each([
    ['branches.0.go', { branches: [{ when: {}, go: 'ned' }], end: true }],
    ['ask.go', { ask: { kind: 'email', slot: 'email', retry: 'Again?', go: 'ned' } }],
    ['go', { go: 'ned' }],
  ])('a %s to no step', (field, step: object) => {
    expect(inFlow({ id: 'a', say: 'Hm.', ...step }, end).at(0)).toBe(
      `flows.0.steps.0.${field}: there is no step "ned" in this flow, did you mean "end"?`,
    )
  })
  test('a choice to no flow', () => {
    expect(inFlow({ id: 'a', say: 'Hm.', choices: [{ label: 'A', flow: 'siez' }] })).toEqual([
      'flows.0.steps.0.choices.0.flow: there is no flow "siez", did you mean "size"?',
    ])
  })
})

describe('reach', () => {
  test('a step that nothing leads to', () => {
    expect(inFlow({ ...end, id: 'a' }, end)).toEqual(['flows.0.steps.1: nothing leads to the step "end"'])
  })
  test('a flow that nothing starts', () => {
    expect(faults({ flows: [{ id: 'size', steps: [end] }] })).toEqual([
      'flows.0: nothing starts the flow "size": give it startsOn, or a choice that leads to it',
    ])
  })
  test('a flow whose words an earlier one takes', () => {
    expect(faults({ flows: [flow(end), { ...flow(end), id: 'other' }] })).toEqual([
      'flows.1.startsOn.words.en.0: "help" starts the flow "size" already',
    ])
  })
  test('a flow that goes round without asking', () => {
    const found = inFlow({ id: 'a', say: 'A.', go: 'b' }, { id: 'b', say: 'B.', go: 'a' })
    expect(found.map((fault) => fault.split(':')[0])).toEqual(['flows.0.steps.0', 'flows.0.steps.1'])
  })
  test('going round by a choice is fine', () => {
    const again = { id: 'a', say: 'A.', choices: [{ label: 'Again', go: 'b' }] }
    expect(inFlow(again, { id: 'b', say: 'B.', go: 'a' })).toEqual([])
  })
})

describe('texts and names', () => {
  test('a language that is missing, and one too many', () => {
    const say = { en: 'Hi', fi: 'Hei' }
    expect(faults({ languages: ['en', 'et'], hello: say })).toEqual([
      'hello: is missing in et',
      'hello.fi: the file does not claim the language "fi"',
    ])
  })
  test('one text for several languages, except for names', () => {
    expect(
      faults({
        hello: { en: 'Hi', et: 'Tere' },
        flows: [{ ...flow({ ...end, say: 'Bye.' }), startsOn: { greeting: 'g' } }],
      }),
    ).toEqual(['flows.0.steps.0.say: one text for all of en, et: say it in each language'])
  })
  test('starting words belong to the languages, too', () => {
    expect(
      faults({ hello: { en: 'Hi', et: 'Tere' }, flows: [flow({ ...end, say: { en: 'Bye', et: 'Nägemist' } })] }),
    ).toEqual(['flows.0.startsOn.words: is missing in et'])
  })
  test('a place that nothing fills', () => {
    const ask = { id: 'a', say: 'Mail?', ask: { kind: 'email', slot: 'email', retry: 'Again?', go: 'end' } }
    expect(inFlow(ask, { ...end, say: { en: 'Sent to {emial}, {email}.' } })).toEqual([
      'flows.0.steps.1.say.en: no step asks for {emial}, did you mean "email"?',
    ])
  })
  test('what only a greeting knows is said only where it is known', () => {
    const named = { id: 'named', say: { en: '{product} in {sizes}.' }, go: 'end' }
    const ask = (branches: unknown[]) => ({ id: 'a', say: 'Which?', branches, choices: [{ label: 'B', go: 'end' }] })
    const on = (...steps: object[]) => faults({ flows: [{ ...flow(...steps), startsOn: { greeting: 'g' } }] })
    const when = { filled: ['sizes'], slots: { product: 'Corsa*' } }
    expect(on(ask([{ when, go: 'named' }]), named, end)).toEqual([])
    const missing = (slot: string) =>
      `flows.0.steps.1.say.en: {${slot}} comes from a greeting and may be missing: lead here only by branches with "filled": ["${slot}"]`
    expect(on(ask([{ when: { filled: ['sizes'] }, go: 'named' }]), named, end)).toEqual([missing('product')])
    expect(on({ id: 'a', say: 'A.', go: 'named' }, named, end)).toEqual([missing('product'), missing('sizes')])
  })
  test('articles, surveys and greetings that are not there', () => {
    const file = {
      flows: [
        {
          ...flow({ ...end, do: [{ survey: 'ces' }] }),
          startsOn: { greeting: 'two-size' },
        },
        flow({ id: 'a', say: 'A.', choices: [{ label: 'A', article: 'retruns' }] }),
      ].map((one, at) => ({ ...one, id: `flow-${at}` })),
    }
    expect(faults(file)).toEqual([])
    expect(faults(file, { articles: ['returns'], surveys: ['nps'], greetings: ['two-sizes'] })).toEqual([
      'flows.0.startsOn.greeting: there is no greeting "two-size", did you mean "two-sizes"?',
      'flows.0.steps.0.do.0.survey: there is no survey "ces", did you mean "nps"?',
      'flows.1.steps.0.choices.0.article: there is no article "retruns", did you mean "returns"?',
    ])
  })
})
