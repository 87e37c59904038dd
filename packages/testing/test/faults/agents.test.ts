import { randomUUID } from 'node:crypto'
import { granted, openStage, type Stage, signIn, words } from '@deskbell/server/test/stage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultProxy, openFaultProxy } from '../../src/faults/fault-proxy.ts'
import { openAgent } from '../../src/faults/people.ts'

let stage: Stage
let wire: FaultProxy
beforeAll(async () => {
  stage = await openStage({ agentGraceMs: 200 })
  const cookie = await signIn(stage.server.url, 'ann@shop.example', 'correct horse')
  wire = await openFaultProxy({ url: stage.server.url, headers: { cookie } })
})
afterAll(async () => {
  await wire.close()
  await stage.close()
})
const patience = { timeout: 20_000, interval: 20 }
const act = (conversation: string) => ({ cid: randomUUID(), conversation })

test.each(['nobody', 'another'] as const)(
  '[X69] an agent’s browser dies with an unsent reply, and %s has the conversation when it is back: sent or shown as failed, never lost',
  async (taker) => {
    const visitor = await stage.visitor()
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'Anybody?')))
    granted(await visitor.ask('handoff:request', { ...act(id), reason: 'asked' }))
    const kept = new Map<string, unknown>()
    wire.open = true
    const before = openAgent(wire.url, kept)
    await expect.poll(() => before.client.connection.value, patience).toBe('online')
    granted(await before.client.thread(id).take())
    wire.open = false
    wire.cut()
    await expect.poll(() => before.client.connection.value, patience).toBe('offline')
    before.client.thread(id).send('I was about to say', 'public')
    await new Promise((next) => setTimeout(next, 50))
    before.client.destroy()
    await visitor.next('entry:appended', ({ conversation, body }) => conversation === id && body.kind === 'requeued')
    if (taker === 'another') {
      const ben = await stage.agent('ben@shop.example', 'battery staple')
      granted(await ben.ask('conversation:take', act(id)))
    }
    wire.open = true
    const after = openAgent(wire.url, kept)
    const own = () =>
      after.client.thread(id).lines.value.find(({ body }) => 'text' in body && body.text?.startsWith('I was'))
    await expect.poll(() => own()?.state, patience).toBe(taker === 'another' ? 'failed' : 'sent')
    expect(own()?.error).toBe(taker === 'another' ? 'taken' : null)
    const rows = await stage.rows(`select 1 from entry where conversation = ? and body like '%about to say%'`, id)
    expect(rows).toHaveLength(taker === 'another' ? 0 : 1)
    after.client.destroy()
  },
)
