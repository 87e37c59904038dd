import type { GreetingRules } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cart, greeting, moment, noon, rules } from '../test/case.ts'
import type { GreetingContext } from './context.ts'
import { decideGreeting } from './decide.ts'
import { nextDue } from './due.ts'
import { emptyMemory } from './memory.ts'
import { rememberDismissed, rememberShown } from './remember.ts'

const hour = 3_600_000
const shownAt = (now: number) =>
  rememberShown(emptyMemory, { greeting: 'x', variant: null }, { now, session: 's0', pageId: 'page-0' })

const cases: [name: string, GreetingRules, GreetingContext, number | null][] = [
  ['no rules', rules([]), moment(), null],
  ['seconds', rules([greeting('a', { seconds: 20 })]), moment({ seconds: 12.5 }), 7500],
  [
    'the first seconds of the page',
    rules([greeting('a', { seconds: 3 })]),
    moment({ seconds: 1 }, { pageSeconds: 1 }),
    7000,
  ],
  [
    'the nearest of two',
    rules([greeting('a', { seconds: 30 }), greeting('b', { idleSeconds: 12 })]),
    moment({ seconds: 9, idleSeconds: 9 }),
    3000,
  ],
  ['minutes', rules([greeting('a', { cartIdleMinutes: 2 })]), moment({ cartIdleMinutes: 1 }), 60_000],
  [
    'inside any',
    rules([greeting('a', { any: [{ seconds: 20 }, { pages: 9 }] })]),
    moment({ seconds: 10, pages: 1 }),
    10_000,
  ],
  ['inside not', rules([greeting('a', { not: { seconds: { max: 20 } } })]), moment({ seconds: 10 }), 10_001],
  [
    'time alone is not enough',
    rules([greeting('a', { seconds: 20, cartItems: 1 })]),
    moment({ seconds: 10, cart: null }),
    null,
  ],
  [
    'time is enough with the rest known',
    rules([greeting('a', { seconds: 20, cartItems: 1 })]),
    moment({ seconds: 10, cart: cart() }),
    10_000,
  ],
  ['a range that has passed', rules([greeting('a', { seconds: { max: 5 } })]), moment({ seconds: 10 }), null],
  ['unknown seconds', rules([greeting('a', { seconds: 20 })]), moment({}), null],
  ['hours of the day', rules([greeting('a', { between: ['13:30', '15:00'] })]), moment(), 1.5 * hour],
  ['the next day', rules([greeting('a', { days: ['thu'] })]), moment(), 12 * hour],
  ['local midnight', rules([greeting('a', { days: ['thu'] })]), moment({}, { utcOffset: 120 }), 10 * hour],
  ['a date', rules([greeting('a', { from: '2026-03-06' })]), moment(), 36 * hour],
  ['a date beyond any timer', rules([greeting('a', { from: '2027-03-06' })]), moment(), null],
  ['a minute between two', rules([greeting('a')]), moment({}, { memory: shownAt(noon - 20_000) }), 40_000],
  [
    'the end of a quiet time',
    rules([greeting('a')], { limits: { quietDaysAfterDismiss: 1 } }),
    moment({}, { memory: rememberDismissed(emptyMemory, 'a', noon - 23 * hour) }),
    hour,
  ],
  ['a focused field may be left', rules([greeting('a')]), moment({}, { busy: ['input-focused'] }), 5000],
  [
    'a focused field with nothing waiting',
    rules([greeting('a', { seconds: 20 })]),
    moment({ seconds: 10 }, { busy: ['input-focused'] }),
    10_000,
  ],
  [
    'a hidden tab counts no time',
    rules([greeting('a', { seconds: 20 })]),
    moment({ seconds: 10 }, { busy: ['tab-hidden'] }),
    null,
  ],
]

describe('the next moment', () => {
  test.each(cases)('%s', (_, file, context, expected) => {
    expect(nextDue(file, context)).toBe(expected)
  })
  test('a control visitor is woken alike, to be counted', () => {
    const file = rules([greeting('a', { seconds: 20 })], { control: 50 })
    for (let i = 0; i < 20; i++) expect(nextDue(file, moment({ seconds: 10 }, { visitorId: `v${i}` }))).toBe(10_000)
  })
  test('when it comes, the greeting is there', () => {
    const file = rules([greeting('a', { seconds: 6.3 })])
    const context = moment({ seconds: 0.1 }, { pageSeconds: 0.1 })
    const ms = nextDue(file, context) ?? Number.NaN
    const then = moment({ seconds: 0.1 + ms / 1000 }, { pageSeconds: 0.1 + ms / 1000, now: noon + ms })
    expect(decideGreeting(file, then)).toMatchObject({ greeting: { id: 'a' } })
  })
})
