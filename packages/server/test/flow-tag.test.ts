import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
let visitor: VisitorDevice
beforeEach(async () => {
  stage = await openStage()
  const steps = [
    { id: 'n', say: 'Which order?', ask: { kind: 'text', slot: 'order', retry: 'Again?', go: 'a' } },
    { id: 's', say: 'Good.', do: [{ set: { name: 'express', value: true } }], end: true },
    { id: 'a', say: 'A moment.', do: [{ tag: 'parcel' }], choices: [{ label: 'Late', do: [{ tag: 'late' }] }] },
  ]
  const file = { version: 1, name: 'Bell', hello: 'Hello!', flows: [{ id: 'lost', steps }] }
  writeFileSync(join(stage.folder, 'site/assistant.json'), JSON.stringify(file))
  await stage.restart()
  visitor = await stage.visitor()
})
afterEach(() => stage.close())

test("[M87] a flow's step tags the conversation once, seen by the team and not by the visitor", async () => {
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  const asked = { cid: randomUUID(), conversation, tag: 'parcel' }
  granted(await visitor.ask('flow:tag', asked))
  granted(await visitor.ask('flow:tag', asked))
  granted(await visitor.ask('flow:tag', { ...asked, cid: randomUUID() }))
  granted(await visitor.ask('flow:tag', { ...asked, cid: randomUUID(), tag: 'late' }))
  const agent = await stage.agent()
  const read = { conversation, after: 0, afterId: null }
  const notes = granted(await agent.ask('conversation:resume', { ...read, stream: 'internal' })).entries
  expect(notes.map(({ body }) => body)).toEqual([
    { kind: 'tagged', added: ['parcel'], removed: [] },
    { kind: 'tagged', added: ['late'], removed: [] },
  ])
  expect(granted(await agent.ask('conversation:open', { conversation })).conversation.tags).toEqual(['parcel', 'late'])
  const log = granted(await visitor.ask('conversation:resume', { ...read, stream: 'public' })).entries
  expect(log.map(({ body }) => body.kind)).toEqual(['text'])
})

test('[M87] a tag that no flow gives, and a conversation of somebody else, are refused', async () => {
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  const asked = { cid: randomUUID(), conversation, tag: 'vip' }
  expect(refusal(await visitor.ask('flow:tag', asked))).toBe('forbidden')
  const other = await stage.visitor()
  expect(refusal(await other.ask('flow:tag', { ...asked, tag: 'parcel' }))).toBe('not_found')
})

test('[M153] what a flow sets and asks for is with the shopper that agents see, and nothing else is', async () => {
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  const say = (name: string, value: string | boolean) =>
    visitor.ask('flow:attribute', { cid: randomUUID(), conversation, name, value })
  granted(await say('order', '10481'))
  granted(await say('order', `10482 paid by 4111 1111 1111 1111${'.'.repeat(900)}`))
  granted(await say('express', true))
  expect(refusal(await say('vip', true))).toBe('forbidden')
  const agent = await stage.agent()
  const attributes = async () =>
    granted(await agent.ask('conversation:open', { conversation })).context.profile.attributes
  const { order, express } = await attributes()
  expect([order?.length, order?.startsWith('10482 paid by '), order?.includes('4111 1111'), express]).toEqual([
    256,
    true,
    false,
    'true',
  ])
  // What the page says stands above it, and takes nothing away.
  granted(await visitor.ask('profile:set', { attributes: { express: 'no' } }))
  expect(await attributes()).toEqual({ order, express: 'no' })
})
