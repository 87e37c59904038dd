import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, type Stage, words } from './stage.ts'

let stage: Stage
let agent: AgentDevice
beforeEach(async () => {
  stage = await openStage()
  agent = await stage.agent()
})
afterEach(() => stage.close())

const setup = async () => granted(await agent.ask('setup:read', {})).setup
const visit = (headers: Record<string, string>, path = '/v1/sites/shop/config') =>
  fetch(`${stage.server.url}${path}`, { headers })

test('[M66] set-up is what happened: a page asked, an article answered, a reply arrived', async () => {
  expect(await setup()).toEqual({
    url: null,
    allowedOrigins: '*',
    addedOrigins: [],
    seen: [],
    answered: null,
    replied: null,
  })
  await visit({ origin: 'https://shop.example' })
  await visit({ referer: 'https://www.shop.example/cart?x=1' })
  await expect
    .poll(async () => (await setup()).seen.map(({ origin }) => origin).sort())
    .toEqual(['https://shop.example', 'https://www.shop.example'])
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'How do I return?')))
  const body = { kind: 'text' as const, text: 'By post.', source: { id: 'returns', title: 'Returns' } }
  granted(await visitor.ask('message:send', { cid: randomUUID(), conversation, author: 'assistant', body }))
  expect((await setup()).answered).toMatchObject({ conversation })
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
  const reply = {
    cid: randomUUID(),
    conversation,
    stream: 'public' as const,
    body: { kind: 'text' as const, text: 'Hi' },
  }
  const { seq } = granted(await agent.ask('message:send', reply))
  expect((await setup()).replied).toBeNull()
  granted(await visitor.ask('receipt:mark', { conversation, delivered: seq, read: 0 }))
  expect((await setup()).replied).toMatchObject({ conversation })
})

test('[M66] what is no page is not noted, others’ sites are not told, and nobody fills it without end', async () => {
  for (const referer of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'nonsense',
    `https://x.example/${'y'.repeat(3000)}`,
  ])
    await visit({ referer })
  // Two sites share this server: the tag's file does not say whose page it is.
  await visit({ referer: 'https://one.example/' }, '/deskbell.js')
  await Promise.all(Array.from({ length: 130 }, (_, n) => visit({ origin: `https://s${n}.example` })))
  const rows = () => stage.rows<{ n: number }>('select count(*) as n from tag_seen')
  await expect.poll(async () => (await rows())[0]?.n).toBe(100)
  expect((await setup()).seen).toHaveLength(20)
  const eve = await stage.agent('eve@other.example', 'other site pass')
  expect(granted(await eve.ask('setup:read', {})).setup.seen).toEqual([])
})

test('[M66] where there is one site, the tag’s file alone tells that the page has it', async () => {
  await stage.restart({ sites: [stage.options.sites[0]!], agents: stage.options.agents?.slice(0, 2) })
  agent = await stage.agent()
  await visit({ referer: 'https://shop.example/' }, '/deskbell.js')
  await expect.poll(async () => (await setup()).seen).toMatchObject([{ origin: 'https://shop.example' }])
})
