import { randomUUID } from 'node:crypto'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, type Stage, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('[M305] several tabs say the session on one connection: each is answered, and nobody left or came', async () => {
  const agent = await stage.agent()
  const visitor = await stage.visitor()
  const other = await stage.visitor()
  const id = randomUUID()
  const told = () => agent.pushed('conversation:changed').filter((changed) => changed.id === id).length
  /** What another one says is told after all that was to be told before. */
  async function toldBy(): Promise<number> {
    const mark = randomUUID()
    granted(await other.ask('message:send', words(mark, 'Hello')))
    await agent.next('conversation:changed', (changed) => changed.id === mark)
    return told()
  }
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  await agent.next('conversation:changed', (changed) => changed.id === id)
  const before = await toldBy()
  const start = { version: PROTOCOL_VERSION, site: 'shop', token: visitor.token, locale: 'en' }
  for (let tab = 0; tab < 4; tab++) {
    const again = granted(await visitor.ask('session:start', start))
    expect([again.visitor, again.token]).toEqual([visitor.id, visitor.token])
    expect(again.conversations.map(({ id: one, last }) => [one, last])).toEqual([[id, 1]])
    expect(await toldBy()).toBe(before)
  }
  granted(await agent.ask('conversation:take', { cid: randomUUID(), conversation: id }))
  await visitor.next('conversation:changed', (changed) => changed.agent !== null)
})
