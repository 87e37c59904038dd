import type { AnswerChange, AnswerOutcome } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { createHandClock } from '../../panel/testing/fake-client.ts'
import type { Decision, Message } from '../index.ts'
import { type Maker, makeAnswer } from './index.ts'

const decision = (key: 'bot.noAnswer' | 'bot.fetching'): Decision => ({
  ...{ state: { misses: 0, heard: [], heat: 0, silent: false }, handoff: null },
  replies: [{ say: { key }, choices: [] }],
})
const made = { cid: 'c1', body: { kind: 'text', text: 'By card.', generated: [{ id: 'pay', title: 'How to pay' }] } }
const settle = () => new Promise((next) => setTimeout(next))

/** A conversation in which an answer was asked for under the cid `c1`. */
function open(begun: Promise<boolean> = Promise.resolve(true), first: 'online' | 'connecting' = 'online') {
  const answer = signal<AnswerChange | null>(null)
  const clock = createHandClock()
  const asked: Message[] = []
  const maker: Maker = {
    answer,
    lines: signal([made]) as unknown as Maker['lines'],
    askAnswer(question) {
      began.push(question)
      return { cid: 'c1', begun }
    },
    act: () => 'c2',
  }
  const connection = signal<'online' | 'offline' | 'connecting'>(first)
  const began: string[] = []
  const told = makeAnswer(decision('bot.noAnswer'), 'How?', 'en', maker, clock, connection, (message) => {
    asked.push(message)
    return decision('bot.fetching')
  })
  const hear = (outcome: AnswerOutcome | null, cid = 'c1') => {
    answer.value = { conversation: 'c', cid, text: 'By card.', outcome }
  }
  return { told, asked, hear, clock, answer, connection, began }
}
const own = { ...decision('bot.noAnswer'), cid: 'c1' }

test('F64 what was made is followed up, with the article it names', async () => {
  const { told, asked, hear } = open()
  await settle()
  hear(null)
  hear('answered', 'of another question')
  hear('answered')
  expect((await told).replies[0]?.say).toEqual({ key: 'bot.fetching' })
  expect(asked).toEqual([{ kind: 'made', outcome: 'answered', article: 'pay' }])
  const handed = open()
  await settle()
  handed.hear('handoff')
  await handed.told
  expect(handed.asked).toMatchObject([{ outcome: 'handoff' }])
})

test.each(['refused', 'failed', 'limited'] as const)('F70 %s: the own answer, under the same cid', async (outcome) => {
  const { told, asked, hear } = open()
  await settle()
  hear(outcome)
  expect(await told).toEqual(own)
  expect(asked).toEqual([])
})

test('F70 not begun, or silent for long: the own answer', async () => {
  expect(await open(Promise.resolve(false)).told).toEqual(own)
  const { told, clock, hear } = open()
  await settle()
  clock.turn(20_000)
  hear(null)
  clock.turn(20_000)
  let over = false
  void told.then(() => {
    over = true
  })
  await settle()
  expect(over).toBe(false)
  clock.turn(6000)
  expect(await told).toEqual(own)
})

test('F70 cut off while it was made: the own answer after a short while, unless the connection is back', async () => {
  const back = open()
  await settle()
  back.hear(null)
  back.connection.value = 'offline'
  back.clock.turn(4000)
  back.connection.value = 'online'
  back.clock.turn(4000)
  back.hear('answered')
  expect((await back.told).replies[0]?.say).toEqual({ key: 'bot.fetching' })
  const { told, clock, hear, connection } = open()
  await settle()
  hear(null)
  connection.value = 'offline'
  clock.turn(5000)
  expect(await told).toEqual(own)
})

test('F64 the first words wait for the way to the server, and are answered here where there is none', async () => {
  const late = open(Promise.resolve(true), 'connecting')
  await settle()
  expect(late.began).toEqual([])
  late.connection.value = 'online'
  await settle()
  expect(late.began).toEqual(['How?'])
  late.hear('answered')
  expect((await late.told).replies[0]?.say).toEqual({ key: 'bot.fetching' })
  for (const end of [
    (one: ReturnType<typeof open>) => one.clock.turn(5000),
    (one: ReturnType<typeof open>) => {
      one.connection.value = 'offline'
    },
  ]) {
    const never = open(Promise.resolve(true), 'connecting')
    end(never)
    expect(await never.told).toEqual(decision('bot.noAnswer'))
    expect(never.began).toEqual([])
  }
})
