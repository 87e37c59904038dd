import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openMailServer } from './mail-stand-in.ts'
import { type AgentDevice, granted, openStage, type Stage, words } from './stage.ts'

let stage: Stage
let post: Awaited<ReturnType<typeof openMailServer>>
let ann: AgentDevice & { id: string }
let conversation: string
const password = 'correct horse'
const person = (name: string, role: 'admin' | 'agent') => ({
  name,
  email: `${name.toLowerCase()}@shop.example`,
  password,
  role,
})

beforeEach(async () => {
  post = await openMailServer()
  stage = await openStage({
    agents: [person('Ann', 'admin'), person('Bo', 'agent'), person('Cai', 'agent')],
    ...{ secretKey: 'k'.repeat(43), mailUrl: post.url, mailFrom: 'chat@shop.example', mailDelayMs: 0 },
  })
  ann = await stage.agent()
  const visitor = await stage.visitor()
  conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
})
afterEach(async () => {
  await stage.close()
  await post.close()
})

const say = (agent: AgentDevice, text: string, stream: 'internal' | 'public' = 'internal') =>
  agent.ask('message:send', { cid: randomUUID(), conversation, stream, body: { kind: 'text', text } })
const mentions = async (agent: AgentDevice) =>
  granted(await agent.ask('inbox:list', { view: 'mentions' })).conversations.map(({ id }) => id)
const mails = () =>
  stage.rows<{ state: string; fault: string | null }>(
    `select state, fault from mail where kind = 'mention' order by at`,
  )

test('[M184] a colleague named in a note has the conversation among the mentions at once, until she writes there', async () => {
  const [bo, cai] = [await stage.agent('bo@shop.example'), await stage.agent('cai@shop.example')]
  granted(await say(ann, 'Could @Bo look, but not cai@shop.example?'))
  expect(await bo.next('counts:changed', (counts) => counts.mentions === 1)).toBeTruthy()
  expect(await bo.next('conversation:changed', ({ mentioned }) => mentioned.length > 0)).toMatchObject({
    mentioned: [bo.id],
  })
  expect([await mentions(bo), await mentions(cai), await mentions(ann)]).toEqual([[conversation], [], []])
  await vi.waitFor(async () => expect(await mails()).toEqual([{ state: 'dropped', fault: 'here' }]))
  granted(await say(bo, 'I have it'))
  expect(await bo.next('counts:changed', (counts) => counts.mentions === 0)).toBeTruthy()
  expect(await mentions(bo)).toEqual([])
})

test('[M184] words to the shopper mention nobody, and a solved conversation asks for nobody', async () => {
  const bo = await stage.agent('bo@shop.example')
  granted(await say(ann, 'Write to @Bo', 'public'))
  expect(await mentions(bo)).toEqual([])
  granted(await say(ann, '@Bo'))
  expect(await mentions(bo)).toEqual([conversation])
  granted(await ann.ask('conversation:solve', { cid: randomUUID(), conversation }))
  expect(await mentions(bo)).toEqual([])
  expect(granted(await bo.ask('session:start', { version: 1 })).counts.mentions).toBe(0)
})

test('[M184] who is away is told by e-mail, without the words of the note; who is shut out is not', async () => {
  await stage.rows(`update agent set disabled_at = 1 where email = 'cai@shop.example'`)
  granted(await say(ann, '@Bo and @Cai, the shopper is cross'))
  const mail = await post.next('bo@shop.example')
  expect(mail.subject).toContain('you are asked for')
  expect(mail.text).toContain(`/console/#/mentions/${conversation}`)
  expect(mail.text).not.toContain('cross')
  await vi.waitFor(async () => expect(await mails()).toEqual([{ state: 'done', fault: null }]))
})
