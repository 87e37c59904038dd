import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { Decision, Message } from './index.ts'
import { type Maker, makeAnswer } from './make-answer.ts'

const decision = (key: 'bot.noAnswer' | 'bot.fetching'): Decision => ({
  ...{ state: { misses: 0, heard: [], heat: 0, silent: false }, handoff: null },
  replies: [{ say: { key }, choices: [] }],
})
const made = { cid: 'c1', body: { kind: 'text', text: 'By card.', generated: [{ id: 'pay', title: 'How to pay' }] } }
const maker = (outcome: 'answered' | 'handoff' | 'refused' | 'failed' | 'limited'): Maker => ({
  lines: signal([made]) as unknown as Maker['lines'],
  requestAnswer: async () => ({ cid: 'c1', outcome }),
})

async function play(outcome: Parameters<typeof maker>[0]) {
  const asked: Message[] = []
  const told = await makeAnswer(decision('bot.noAnswer'), 'How?', 'en', maker(outcome), (message) => {
    asked.push(message)
    return decision('bot.fetching')
  })
  return { told, asked }
}

test('F64 what was made is followed up, with the article it names', async () => {
  const { told, asked } = await play('answered')
  expect(asked).toEqual([{ kind: 'made', outcome: 'answered', article: 'pay' }])
  expect(told.replies[0]?.say).toEqual({ key: 'bot.fetching' })
  expect((await play('handoff')).asked).toHaveLength(1)
})

test.each(['refused', 'failed', 'limited'] as const)('F70 %s: the own answer, under the same cid', async (outcome) => {
  const { told, asked } = await play(outcome)
  expect(asked).toEqual([])
  expect(told).toEqual({ ...decision('bot.noAnswer'), cid: 'c1' })
})
