import type { Entry } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import type { Publish } from '../deps.ts'
import type { Hint } from './hints.ts'
import { type Hearing, hear, spread } from './spread.ts'

const place = { id: 'c', site: 's', visitor: 'v' }
const entry = (seq: number, stream: 'public' | 'internal' = 'public') => ({ seq, stream, body: {} }) as unknown as Entry

/** Notes every call by name. */
function createRecorder() {
  const calls: [string, ...unknown[]][] = []
  const local = new Proxy({} as Hearing, {
    get:
      (_target, name: string) =>
      (...args: unknown[]) =>
        calls.push([name, ...args]),
  })
  return { calls, local }
}
const turn = () => new Promise((next) => setImmediate(next))

test('[T79] what one turn does to a conversation is told here at once, and to the others as one hint without words', async () => {
  const { calls, local } = createRecorder()
  const sent: [readonly string[], Hint][] = []
  const publish: Publish = spread(local, { send: (channels, hint) => sent.push([channels, hint]) })
  publish.entry({ ...place, last_seq: 9 } as typeof place, entry(4))
  publish.entry(place, entry(5))
  publish.entry(place, entry(2, 'internal'))
  publish.conversation(place, true)
  publish.conversation(place, false)
  expect(calls.map(([name]) => name)).toEqual(['entry', 'entry', 'entry', 'conversation', 'conversation'])
  await turn()
  expect(sent).toEqual([
    [
      ['agents s', 'visitor v', 'visitors s'],
      { kind: 'conversation', place, from: { public: 4, internal: 2 }, moved: true },
    ],
  ])
  publish.presence('s')
  expect(sent[1]?.[1]).toEqual({ kind: 'presence', site: 's' })
})

test('[T79] a hint is told to the devices here; one of a later version is left alone', () => {
  const { calls, local } = createRecorder()
  hear(local, { kind: 'conversation', place, from: { public: 4 }, moved: false })
  hear(local, { kind: 'signedOut', session: 'h' })
  hear(local, { kind: 'constructor' } as unknown as Hint)
  hear(local, { kind: 'newer' } as unknown as Hint)
  expect(calls).toEqual([
    ['stored', place, { public: 4 }],
    ['conversation', place, false],
    ['signedOut', 'h'],
  ])
})
