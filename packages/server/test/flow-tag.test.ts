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
