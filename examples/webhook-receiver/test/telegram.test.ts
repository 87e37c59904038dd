import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { granted, openStage, type Stage, words } from '../../../packages/server/test/stage.ts'
import { createReceiver, type Others } from '../src/receiver.ts'
import { cidOf, relayToTelegram, replyOf, takeReplies } from '../src/telegram.ts'

const chat = '-100200'
const secret = 'a random text'
const listen = async (server: ReturnType<typeof createServer>) => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Telegram, as far as the relay needs it: keeps what the bot says. */
const said: { chat_id: string; text: string }[] = []
const bot = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (request.url === '/bot1/sendMessage') said.push(JSON.parse(Buffer.concat(chunks).toString()))
  response.end('{"ok":true}')
})
/** Begins to listen before its secret is known: an address is needed to make the webhook. */
const relay = createServer()
let relayUrl = ''
let stage: Stage
beforeAll(async () => {
  const telegram = { api: `${await listen(bot)}/bot1`, chat }
  relayUrl = await listen(relay)
  const [password, role] = ['seven grey umbrellas', 'admin'] as const
  stage = await openStage({
    ...{ secretKey: 'k'.repeat(43), webhookAllow: [relayUrl] },
    agents: [{ name: 'Ada', email: 'ada@shop.example', password, role }],
  })
  const ada = await stage.agent('ada@shop.example', password)
  const made = granted(await ada.ask('webhook:create', { url: `${relayUrl}/`, topics: ['conversation', 'message'] }))
  const { secret: key } = granted(await ada.ask('key:create', { name: 'Relay', scopes: ['conversations:write'] }))
  const others: Others = {
    ...{ path: '/telegram', header: 'x-telegram-bot-api-secret-token' },
    take: takeReplies({ url: stage.server.url, key, agent: ada.id }, telegram, secret),
  }
  const receiver = createReceiver(made.secret, relayToTelegram(telegram, `${stage.server.url}/console/`), others)
  relay.on('request', (request, response) => receiver.emit('request', request, response))
})
afterAll(async () => {
  await stage.close()
  for (const server of [bot, relay]) {
    server.closeAllConnections()
    server.close()
  }
})

const update = (number: number, text: string, to: string, from = chat, token = secret) =>
  fetch(`${relayUrl}/telegram`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': token },
    body: JSON.stringify({
      update_id: number,
      message: { text, chat: { id: Number(from) }, reply_to_message: { text: to } },
    }),
  })

test('F110 S25 a shopper’s words reach the chat, and a reply there reaches the shopper, once', async () => {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Where is my parcel?')))
  await vi.waitFor(() => expect(said.map(({ text }) => text)).toContainEqual(expect.stringContaining('parcel')), {
    ...{ timeout: 15_000, interval: 50 },
  })
  const told = said.find(({ text }) => text.includes('parcel'))
  expect(told?.chat_id).toBe(chat)
  const line = told?.text ?? ''
  expect(line).toContain(conversation)

  expect((await update(1, 'It left today', line, chat, 'guessed')).status).toBe(401)
  expect((await update(2, 'From another chat', line, '-1')).status).toBe(204)
  expect((await update(3, 'Talk of the team', 'lunch?')).status).toBe(204)
  for (const _ of [1, 2]) expect((await update(4, ' It left today ', line)).status).toBe(204)
  await visitor.next('entry:appended', ({ body }) => body.kind === 'text' && body.text === 'It left today')
  const agents = await stage.rows<{ body: string }>(
    `select body from entry where conversation = ? and author_kind = 'agent' and mark = 'reply'`,
    conversation,
  )
  expect(agents.map(({ body }) => JSON.parse(body).text)).toEqual(['It left today'])
  // What the agent says is not told back to the chat.
  expect(said.filter(({ text }) => text.includes('It left today'))).toEqual([])
})

test('what is no reply to a conversation is none, and an update has one cid', () => {
  expect(replyOf({ update_id: 1 }, chat)).toBeNull()
  expect(replyOf({ update_id: 1, message: { text: 'x', chat: { id: Number(chat) } } }, chat)).toBeNull()
  expect(cidOf(7)).toBe(cidOf(7))
  expect(cidOf(7)).not.toBe(cidOf(8))
  expect(cidOf(7)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
})
