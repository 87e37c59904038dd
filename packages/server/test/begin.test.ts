import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, words } from './stage.ts'

let stage: Stage
let ann: AgentDevice & { id: string }
let eve: AgentDevice
beforeAll(async () => {
  stage = await openStage()
  ann = await stage.agent()
  eve = await stage.agent('eve@other.example', 'other site pass')
})
afterAll(() => stage.close())

/** Somebody who is seen to be there: that is written down a moment after she was let in. */
async function present() {
  const visitor = await stage.visitor()
  const here = async () => granted(await ann.ask('visitors:list', {})).visitors.map(({ id }) => id)
  await expect.poll(here).toContain(visitor.id)
  return visitor
}

const first = (visitor: string) => ({
  ...{ cid: randomUUID(), conversation: randomUUID(), visitor, text: 'Can I help with the size?' },
})

test('[M143] an agent speaks first: one conversation with her words, on every device of the visitor at once', async () => {
  const visitor = await present()
  const phone = await stage.visitor(visitor.token)
  const input = first(visitor.id)
  const { conversation } = granted(await ann.ask('conversation:begin', input))
  expect(conversation).toMatchObject({ id: input.conversation, status: 'open', agent: { id: ann.id }, last: 2 })
  for (const device of [visitor, phone]) {
    const entry = await device.next('entry:appended', ({ body }) => body.kind === 'text')
    expect(entry).toMatchObject({ conversation: input.conversation, author: { kind: 'agent', name: 'Ann' } })
    expect(entry.body).toEqual({ kind: 'text', text: input.text })
  }
  expect(granted(await ann.ask('conversation:begin', input)).conversation.last).toBe(2)
  granted(await visitor.ask('message:send', words(input.conversation, 'Yes please')))
  expect(granted(await ann.ask('conversation:open', { conversation: input.conversation })).conversation.last).toBe(3)
})

test('[M143] nobody is spoken to in two places, when gone, or by another site', async () => {
  const visitor = await present()
  expect(refusal(await eve.ask('conversation:begin', first(visitor.id)))).toBe('not_found')
  const both = await Promise.all([1, 2].map(() => ann.ask('conversation:begin', first(visitor.id))))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(refusal(await ann.ask('conversation:begin', first(visitor.id)))).toBe('taken')
  const other = await stage.visitor()
  const taken = first(other.id)
  const theirs = granted(await ann.ask('inbox:list', { view: 'mine' })).conversations[0]?.id ?? ''
  expect(refusal(await ann.ask('conversation:begin', { ...taken, conversation: theirs }))).toBe('not_found')
  other.close()
  const left = async () => granted(await ann.ask('visitors:list', {})).visitors.every(({ id }) => id !== other.id)
  await expect.poll(left, { timeout: 15_000 }).toBe(true)
  expect(refusal(await ann.ask('conversation:begin', first(other.id)))).toBe('not_found')
})
