import { expect, test } from 'vitest'
import { channelsOf, type Hint } from './hints.ts'

const place = { id: 'c', site: 's', visitor: 'v' }
const words = { author: { kind: 'visitor' as const, id: 'v', name: null }, conversation: 'c', typing: true }
const cases: [string, Hint, string[]][] = [
  ['words', { kind: 'conversation', place, from: { public: 3 }, moved: false }, ['agents s', 'visitor v']],
  ['a note stays with the agents', { kind: 'conversation', place, from: { internal: 1 }, moved: false }, ['agents s']],
  [
    'a new status is about the queue, too',
    { kind: 'conversation', place, from: {}, moved: true },
    ['agents s', 'visitor v', 'visitors s'],
  ],
  ["a visitor's typing", { kind: 'typing', place, typing: words }, ['agents s']],
  [
    "an agent's typing",
    { kind: 'typing', place, typing: { ...words, author: { kind: 'agent', id: 'a', name: 'Ann' } } },
    ['visitor v'],
  ],
  ['marks', { kind: 'receipt', place, side: 'agent', marks: { delivered: 1, read: 1 } }, ['agents s', 'visitor v']],
  ['agents there', { kind: 'presence', site: 's' }, ['visitors s']],
  ['a session is over', { kind: 'signedOut', session: 'h' }, ['everybody']],
]

test.each(cases)('%s', (_name, hint, expected) => {
  expect(channelsOf(hint)).toEqual(expected)
})
