import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { exit, launch } from './processes.ts'
import { createDevice, granted, signIn, words, writeFixture } from './stage.ts'

/** A shop's program that hears of things; before `answers` it takes what it is told and says nothing. */
async function openShop() {
  const told: { id: string; type: string }[] = []
  const shop = { told, answers: false, origin: '', close: () => {} }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      told.push(JSON.parse(body))
      if (shop.answers) response.writeHead(204).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  shop.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  shop.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return shop
}

const connect = (url: string, side: string, extraHeaders: Record<string, string> = {}) =>
  createDevice(io(`${url}/${side}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders }))

test('[M45] SIGKILL of the process that has a webhook’s delivery in hand: the next one delivers it under the same id, and each of the others once', async () => {
  const shop = await openShop()
  const { folder, options } = writeFixture()
  const agent = { name: 'Ada', email: 'ada@shop.example', password: 'seven grey umbrellas', role: 'admin' as const }
  const settings = { ...options, secretKey: 'k'.repeat(43), webhookAllow: [shop.origin], agents: [agent] }
  const first = await launch(settings)
  const cookie = await signIn(first.url, agent.email, agent.password)
  const admin = connect(first.url, 'agent', { cookie })
  granted(await admin.ask('session:start', { version: PROTOCOL_VERSION }))
  granted(await admin.ask('webhook:create', { url: `${shop.origin}/hook`, topics: ['message'] }))
  const visitor = connect(first.url, 'visitor')
  const start = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }
  granted(await visitor.ask('session:start', start as never))
  const conversation = randomUUID()
  const stored: string[] = []
  for (const text of ['one', 'two', 'three']) {
    stored.push(granted(await visitor.ask('message:send', words(conversation, text))).id)
  }
  await expect.poll(() => shop.told.length, { timeout: 10_000 }).toBe(1)
  const ended = exit(first.child)
  first.child.kill('SIGKILL')
  await ended
  for (const device of [admin, visitor]) device.close()

  // The dead process had half a minute for what it had in hand: let that be over.
  const db = new DatabaseSync(join(options.dataDir ?? '', 'deskbell.db'))
  expect(db.prepare('select count(*) as held from webhook_delivery where leased_until > 0').get()).toEqual({ held: 1 })
  db.exec('update webhook_delivery set leased_until = 1 where leased_until > 0')
  db.close()
  shop.answers = true
  const second = await launch(settings)
  await expect.poll(() => shop.told.length, { timeout: 15_000 }).toBe(4)
  const ids = shop.told.map(({ id }) => id)
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(3)
  const entries = shop.told.map((event) => (event as unknown as { data: { entry: { id: string } } }).data.entry.id)
  expect(entries).toEqual([stored[0], ...stored])
  second.child.kill('SIGKILL')
  shop.close()
  rmSync(folder, { recursive: true, force: true })
})
