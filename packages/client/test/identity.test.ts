import type { VisitorAnswers } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { createPerson, type Identity, readIdentity, readProfile } from '../src/identity/index.ts'
import type { PersonLink } from '../src/types.ts'
import { createTurnedClock } from './turned-clock.ts'

type Started = VisitorAnswers['session:start']
const answer = (identity: Started['identity']) => ({ identity }) as Started
const soon = () => new Promise<void>((ok) => setTimeout(ok))

function scene(identity: Identity) {
  const clock = createTurnedClock()
  const events: string[] = []
  const asked: unknown[][] = []
  const ready = signal(false)
  let restarts = 0
  const refuse: { next: string | null } = { next: null }
  const person = createPerson(identity, {
    clock,
    onProven: (id) => events.push(`proven ${id}`),
    onRejected: (reason) => events.push(`rejected ${reason}`),
    report: (text) => events.push(text),
  })
  const request: PersonLink['request'] = async (command, input) => {
    asked.push([command, structuredClone(input)])
    return refuse.next === null
      ? { ok: true }
      : { ok: false, error: { code: 'identity_rejected', retry: false, field: refuse.next } }
  }
  person.join({ ready, request, restart: () => restarts++ })
  return { clock, events, asked, ready, person, refuse, restarts: () => restarts }
}

test('F135 a proof is fetched when it is needed, kept while it holds, and renewed before it runs out', async () => {
  let n = 0
  const { clock, person, events, restarts } = scene({ profile: {}, token: async () => `token ${++n}` })
  expect(await person.proof()).toEqual({ token: 'token 1' })
  person.started(answer({ id: 'kadri', name: null, forMs: 600_000 }))
  expect(await person.proof()).toEqual({ token: 'token 1' })
  await clock.turn(569_000)
  expect(restarts()).toBe(0)
  await clock.turn(2000)
  expect(restarts()).toBe(1)
  expect(await person.proof()).toEqual({ token: 'token 2' })
  person.started(answer({ id: 'kadri', name: null, forMs: 600_000 }))
  expect(events).toEqual(['proven kadri'])
})

test('a proof that ran out on its way is asked for once more, and then given up: it never loops', async () => {
  let n = 0
  const { person, events } = scene({ profile: {}, token: () => `token ${++n}` })
  await person.proof()
  person.refused('expired')
  expect(await person.proof()).toEqual({ token: 'token 2' })
  person.refused('expired')
  expect(await person.proof()).toBeUndefined()
  expect(events).toEqual(['rejected expired'])
})

test('a token that cannot be had holds nobody up, and is tried again later', async () => {
  let works = false
  const { clock, person, events, restarts } = scene({
    profile: {},
    token() {
      if (!works) throw new Error('no network')
      return 'token'
    },
  })
  expect(await person.proof()).toBeUndefined()
  expect(events[0]).toContain('no network')
  works = true
  await clock.turn(30_000)
  expect(restarts()).toBe(1)
  expect(await person.proof()).toEqual({ token: 'token' })
})

test('what the page says is told when the server is there, and again after a change or a new connection', async () => {
  const { person, ready, asked } = scene({ profile: { name: 'Kadri' } })
  ready.value = true
  await soon()
  person.add({ labels: ['vip'] })
  await soon()
  ready.value = false
  ready.value = true
  await soon()
  expect(asked).toEqual([
    ['profile:set', { name: 'Kadri' }],
    ['profile:set', { name: 'Kadri', labels: ['vip'] }],
    ['profile:set', { name: 'Kadri', labels: ['vip'] }],
  ])
})

test('F136 where a site wants proofs, a claim is told once as rejected and not repeated', async () => {
  const { person, ready, asked, events, refuse } = scene({ profile: { id: 'kadri', attributes: { plan: 'free' } } })
  refuse.next = 'unproven'
  ready.value = true
  await soon()
  refuse.next = null
  person.add({ labels: ['vip'] })
  await soon()
  expect(events).toEqual(['rejected unproven'])
  expect(asked.at(-1)).toEqual(['profile:set', { attributes: { plan: 'free' } }])
})

test('of what a page says only what is known and right is taken, and the rest is named', () => {
  const said: string[] = []
  const report = (text: string) => said.push(text)
  const given = {
    id: 7,
    name: 'x'.repeat(81),
    email: 'a@b.example',
    attributes: { a: {} },
    admin: true,
    labels: ['a', 1],
  }
  expect(readProfile(given, report)).toEqual({ id: '7', email: 'a@b.example' })
  expect(said.map((text) => text.split(' ')[0])).toEqual(['name', 'attributes', 'labels'])
  for (const odd of [null, undefined, 'text', 5, () => {}]) expect(readProfile(odd, report)).toEqual({})
  expect(readIdentity({ id: 'a' }, { token: 5, userHash: {} }, report)).toEqual({ profile: { id: 'a' } })
})
