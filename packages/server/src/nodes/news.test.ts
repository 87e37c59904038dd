import { expect, test } from 'vitest'
import type { NamedConversation } from '../store/conversations.ts'
import { createKnown } from './news.ts'

const row = (change: Partial<NamedConversation> = {}) =>
  ({
    ...{ id: 'c', status: 'waiting', agent: null, last_seq: 2, last_internal: 0, visitor_here: 1 },
    ...{ visitor_delivered: 0, visitor_read: 0, agent_delivered: 0, agent_read: 0, ...change },
  }) as NamedConversation
const nothing = { moved: false, changed: false, sides: [] }

test.each([
  ['nothing', {}, nothing],
  ['another status', { status: 'open' as const, agent: 'a' }, { moved: true, changed: true, sides: [] }],
  ['more words', { last_seq: 3 }, { moved: false, changed: true, sides: [] }],
  ['a visitor who left', { visitor_here: 0 }, { moved: false, changed: true, sides: [] }],
  ['one more connection of the visitor', { visitor_here: 2 }, nothing],
  ['marks', { agent_read: 2 }, { moved: false, changed: false, sides: ['agent'] }],
])('%s is told once', (_name, change, expected) => {
  const known = createKnown()
  known.compare(row(), false)
  expect(known.compare(row(change), false)).toEqual(expected)
  expect(known.compare(row(change), false)).toEqual(nothing)
})

test('what turns up for the first time is new, or was read meanwhile', () => {
  expect(createKnown().compare(row(), false)).toEqual(nothing)
  expect(createKnown().compare(row(), true)).toEqual({ moved: true, changed: true, sides: [] })
})

test('what was told when it happened is not told again', () => {
  const known = createKnown()
  known.compare(row(), false)
  known.told(row({ status: 'open', last_seq: 3 }))
  known.marks('c', 'visitor', { delivered: 3, read: 1 })
  const now = row({ status: 'open', last_seq: 3, visitor_delivered: 3, visitor_read: 1 })
  expect(known.compare(now, false)).toEqual(nothing)
  known.keepOnly(new Set())
  expect(known.compare(now, true).moved).toBe(true)
})
