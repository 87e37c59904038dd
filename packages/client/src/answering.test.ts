import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { createTurnedClock, newId, settle } from '../test/turned-clock.ts'
import { createAnswering } from './answering.ts'

function open(answer: () => Promise<never> | Promise<{ ok: boolean }> = async () => ({ ok: true })) {
  const clock = createTurnedClock()
  const ready = signal(true)
  const asked: Record<string, unknown>[] = []
  const answering = createAnswering({
    ...{ conversation: 'c', newId, clock, ready },
    request(_, input) {
      asked.push(input as Record<string, unknown>)
      return answer() as never
    },
  })
  return { clock, ready, asked, answering }
}
test('F65 an answer is seen while it is written, and ends with its outcome', async () => {
  const { answering, asked } = open()
  const end = answering.ask('How?', 'en')
  const cid = String(asked[0]?.cid)
  answering.heard({ conversation: 'c', cid, text: 'By card.', outcome: null })
  expect(answering.writing.value).toEqual({ cid, text: 'By card.' })
  answering.heard({ conversation: 'c', cid, text: 'By card. Or not.', outcome: 'answered' })
  expect(answering.writing.value).toBeNull()
  expect(await end).toEqual({ cid, outcome: 'answered' })
})

test('F70 without a connection, refused, unknown or silent for long, it has failed', async () => {
  const off = open()
  off.ready.value = false
  expect((await off.answering.ask('How?', 'en')).outcome).toBe('failed')
  expect(off.asked).toEqual([])
  expect((await open(async () => ({ ok: false })).answering.ask('How?', 'en')).outcome).toBe('failed')
  expect((await open(() => Promise.reject(new Error('gone'))).answering.ask('How?', 'en')).outcome).toBe('failed')
  const { answering, clock, asked } = open()
  const end = answering.ask('How?', 'en')
  await settle()
  await clock.turn(15_000)
  answering.heard({ conversation: 'c', cid: String(asked[0]?.cid), text: 'By', outcome: null })
  await clock.turn(15_000)
  expect(answering.writing.value).not.toBeNull()
  await clock.turn(15_000)
  expect((await end).outcome).toBe('failed')
  expect(answering.writing.value).toBeNull()
})

test('what another tab asked for is seen here, too, and ends here, also without a word', async () => {
  const { answering, clock } = open()
  answering.heard({ conversation: 'c', cid: 'other', text: 'By card.', outcome: null })
  expect(answering.writing.value).toEqual({ cid: 'other', text: 'By card.' })
  answering.heard({ conversation: 'c', cid: 'other', text: '', outcome: 'refused' })
  expect(answering.writing.value).toBeNull()
  answering.heard({ conversation: 'c', cid: 'other', text: 'By card.', outcome: null })
  await clock.turn(21_000)
  expect(answering.writing.value).toBeNull()
})
