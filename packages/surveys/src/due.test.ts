import type { Survey } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { dueSurvey, isDue, type Offer, type SurveyContext, whyNotDue } from './due.ts'
import { isSampled } from './sample.ts'

const minute = 60_000
const day = 24 * 60 * minute
const now = Date.UTC(2026, 4, 4)
const ends = { low: 'a', high: 'b' }
const survey = (more: Partial<Survey> = {}): Survey => ({
  ...{ version: 1, id: 'ces', trigger: 'solved' },
  questions: [{ id: 'q', kind: 'rating', metric: 'ces5', text: 'Easy?', min: 1, max: 5, ends }],
  ...more,
})
type Talk = NonNullable<SurveyContext['conversation']>
const talk = (more: Partial<Talk> = {}): Talk => ({
  ...{ id: 'c1', status: 'solved', tags: [], lastWordsAt: now - minute, endedAt: now, unserved: false },
  ...more,
})
const context = (more: Partial<SurveyContext> = {}): SurveyContext => ({
  ...{ now, visitor: 'v1', moment: 'solved', conversation: talk(), offers: [] },
  ...more,
})
const offer = (days: number, more: Partial<Offer> = {}): Offer => ({
  ...{ survey: 'ces', conversation: 'old', at: now - days * day, outcome: 'answered' },
  ...more,
})
const going = (more: Partial<Talk> = {}) => talk({ status: 'assistant', endedAt: null, ...more })

describe('triggers', () => {
  test.each(['solved', 'bot-solved', 'ended', 'exit', 'return', 'call'] as const)(
    '%s is due at its moment only',
    (trigger) => {
      expect(isDue(survey({ trigger }), context({ moment: trigger }))).toBe(true)
      const others = ['solved', 'bot-solved', 'ended', 'exit', 'return', 'call', 'tag', 'days'] as const
      for (const moment of others.filter((each) => each !== trigger))
        expect(whyNotDue(survey({ trigger }), context({ moment })), moment).toBe('trigger')
    },
  )

  test('a tag counts when it is set on an ended conversation, and when a tagged one is solved', () => {
    const tagged = survey({ trigger: 'tag', tags: ['refund', 'size'] })
    const conversation = talk({ tags: ['vip', 'refund'] })
    expect(isDue(tagged, context({ moment: 'tag', conversation }))).toBe(true)
    expect(isDue(tagged, context({ moment: 'solved', conversation }))).toBe(true)
    expect(whyNotDue(tagged, context({ moment: 'exit', conversation }))).toBe('trigger')
    expect(whyNotDue(tagged, context({ moment: 'tag', conversation: talk({ tags: ['vip'] }) }))).toBe('trigger')
    expect(whyNotDue(tagged, context({ moment: 'tag', conversation: null }))).toBe('trigger')
  })

  test('days count from the end, to the millisecond', () => {
    const later = survey({ trigger: 'days', days: 7 })
    const after = (ms: number) => context({ moment: 'days', conversation: talk({ endedAt: now - ms }) })
    expect(isDue(later, after(7 * day))).toBe(true)
    expect(whyNotDue(later, after(7 * day - 1))).toBe('trigger')
    expect(whyNotDue(later, context({ moment: 'days', conversation: going() }))).toBe('trigger')
    expect(whyNotDue(later, context({ moment: 'days', conversation: null }))).toBe('trigger')
  })

  test('outside of a conversation there need be none', () => {
    for (const trigger of ['exit', 'return', 'call'] as const)
      expect(isDue(survey({ trigger }), context({ moment: trigger, conversation: null })), trigger).toBe(true)
  })
})

describe('never in the middle of a conversation', () => {
  const exit = survey({ trigger: 'exit' })
  const at = (conversation: Talk) => whyNotDue(exit, context({ moment: 'exit', conversation }))

  test('with the assistant until three minutes of quiet', () => {
    expect(at(going({ lastWordsAt: now - 3 * minute + 1 }))).toBe('talking')
    expect(at(going({ lastWordsAt: now - 3 * minute }))).toBeNull()
  })

  test('with a person, or waiting for one, until a day of quiet', () => {
    for (const status of ['open', 'waiting'] as const) {
      expect(at(going({ status, lastWordsAt: now - day + 1 })), status).toBe('talking')
      expect(at(going({ status, lastWordsAt: now - day })), status).toBeNull()
    }
  })

  test('"this helped" ends it at once, unless a person was asked for', () => {
    const bot = survey({ trigger: 'bot-solved' })
    const conversation = going({ lastWordsAt: now })
    expect(isDue(bot, context({ moment: 'bot-solved', conversation }))).toBe(true)
    const waiting = { ...conversation, status: 'waiting' as const }
    expect(whyNotDue(bot, context({ moment: 'bot-solved', conversation: waiting }))).toBe('talking')
  })

  test('code of the page does not get round it', () => {
    const call = survey({ trigger: 'call', cooldownDays: 0 })
    expect(whyNotDue(call, context({ moment: 'call', conversation: going() }))).toBe('talking')
  })
})

test('who waited in vain is not asked for a score', () => {
  expect(whyNotDue(survey(), context({ conversation: talk({ unserved: true }) }))).toBe('unserved')
})

describe('never twice', () => {
  const often = survey({ cooldownDays: 0 })

  test.each(['answered', 'skipped'] as const)('%s in this conversation', (outcome) => {
    const offers = [offer(200, { conversation: 'c1', outcome })]
    expect(whyNotDue(often, context({ offers }))).toBe('repeated')
  })

  test('while it still stands there, wherever that is', () => {
    expect(whyNotDue(often, context({ offers: [offer(200, { outcome: null })] }))).toBe('repeated')
    const unasked = { ...context({ moment: 'call', conversation: null }) }
    const call = { ...often, trigger: 'call' as const }
    expect(whyNotDue(call, { ...unasked, offers: [offer(1, { conversation: null, outcome: null })] })).toBe('repeated')
    expect(isDue(call, { ...unasked, offers: [offer(1, { conversation: null })] })).toBe(true)
  })
})

describe('cooldown', () => {
  const nps = survey({
    id: 'nps',
    questions: [{ id: 'q', kind: 'rating', metric: 'nps', text: 'Recommend?', min: 0, max: 10, ends }],
  })
  test.each([
    [survey(), 30],
    [nps, 90],
    [survey({ cooldownDays: 7 }), 7],
    [{ ...nps, cooldownDays: 120 }, 120],
  ])('%#: any survey before counts for %d days from its offer', (each, days) => {
    const after = (age: number) => context({ offers: [offer(age, { survey: 'another', outcome: 'skipped' })] })
    expect(whyNotDue(each, after(days - 0.01))).toBe('cooldown')
    expect(isDue(each, after(days))).toBe(true)
  })
})

test('two dismissals in a row are enough; an answer between them starts anew', () => {
  const skipped = (days: number) => offer(days, { outcome: 'skipped' })
  expect(isDue(survey(), context({ offers: [skipped(40)] }))).toBe(true)
  expect(whyNotDue(survey(), context({ offers: [skipped(90), skipped(40)] }))).toBe('dismissed')
  expect(isDue(survey(), context({ offers: [skipped(120), offer(90), skipped(40)] }))).toBe(true)
  const others = [skipped(90), skipped(40)].map((each) => ({ ...each, survey: 'another' }))
  expect(isDue(survey(), context({ offers: others }))).toBe(true)
})

test('the sample decides last, by visitor and survey', () => {
  const half = survey({ sample: 50 })
  const visitors = Array.from({ length: 20 }, (_, at) => `v${at}`)
  const due = visitors.filter((visitor) => isDue(half, context({ visitor })))
  expect(due).toEqual(visitors.filter((visitor) => isSampled(visitor, 'ces', 50)))
  expect(due.length).toBeGreaterThan(0)
  expect(due.length).toBeLessThan(20)
  expect(whyNotDue(survey({ sample: 0 }), context())).toBe('sample')
  expect(whyNotDue(survey({ sample: 0 }), context({ offers: [offer(1)] }))).toBe('cooldown')
})

test('of several that are due only the first is offered', () => {
  const csat = survey({ id: 'csat' })
  expect(dueSurvey([survey({ trigger: 'call' }), csat, survey()], context())).toBe(csat)
  expect(dueSurvey([], context())).toBeNull()
})
