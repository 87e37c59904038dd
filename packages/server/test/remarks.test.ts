import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentDevice, granted, openTwoShops, refusal, type Stage, words } from './stage.ts'

let stage: Stage
let ann: AgentDevice
let ben: AgentDevice
let eve: AgentDevice
beforeAll(async () => {
  ;({ stage, ann, ben, eve } = await openTwoShops())
})
afterAll(() => stage.close())

async function begun() {
  const visitor = await stage.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  return { visitor, id }
}

test('[M141] S7 what is written down about a shopper is seen by all agents at once, in every conversation, and by no shopper', async () => {
  const { visitor, id } = await begun()
  granted(await ben.ask('conversation:open', { conversation: id }))
  const remark = { cid: randomUUID(), visitor: visitor.id, text: 'Buys for her mother, size 6' }
  const added = granted(await ann.ask('remark:add', remark)).remarks
  expect(added).toMatchObject([{ id: remark.cid, text: remark.text, by: 'Ann' }])
  await ben.next('context:changed', ({ remarks }) => remarks.some(({ text }) => text === remark.text))
  const second = randomUUID()
  granted(await visitor.ask('message:send', words(second, 'Something else')))
  const opened = granted(await ben.ask('conversation:open', { conversation: second }))
  expect(opened.context.remarks.map(({ text }) => text)).toEqual([remark.text])
  const exported = granted(await visitor.ask('visitor:export', {})).export
  expect(JSON.stringify(exported)).not.toContain('her mother')
  const full = granted(await ann.ask('visitor:export', { visitor: visitor.id })).export
  expect(JSON.stringify(full)).toContain('her mother')
})

test('[M141] asked again it stands once; it is taken away by its site only, and goes with its shopper', async () => {
  const { visitor, id } = await begun()
  const remark = { cid: randomUUID(), visitor: visitor.id, text: 'Collector' }
  granted(await ann.ask('remark:add', remark))
  expect(granted(await ann.ask('remark:add', remark)).remarks).toHaveLength(1)
  expect(refusal(await ann.ask('remark:add', { ...remark, text: 'other' }))).toBe('cid_conflict')
  expect(refusal(await eve.ask('remark:add', { ...remark, cid: randomUUID() }))).toBe('not_found')
  expect(refusal(await eve.ask('remark:remove', { visitor: visitor.id, remark: remark.cid }))).toBe('not_found')
  expect(granted(await ben.ask('remark:remove', { visitor: visitor.id, remark: remark.cid })).remarks).toEqual([])
  expect(granted(await ann.ask('conversation:open', { conversation: id })).context.remarks).toEqual([])
  granted(await ann.ask('remark:add', { ...remark, cid: randomUUID() }))
  granted(await visitor.ask('visitor:erase', {}))
  expect(await stage.rows('select id from remark where visitor = ?', visitor.id)).toEqual([])
})
