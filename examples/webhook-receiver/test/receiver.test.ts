import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createReceiver, type WebhookEvent } from '../src/receiver.ts'
import { lineFor, relayTo } from '../src/relay.ts'

const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='
const event: WebhookEvent = {
  ...{ id: 'e1', type: 'message.created', at: 1, site: 'shop' },
  data: {
    conversation: 'c1',
    entry: { author: { kind: 'visitor', name: null }, body: { kind: 'text', text: 'Where is my parcel?' } },
  },
}

function sign(body: string, at: number, by = secret) {
  const time = String(Math.floor(at / 1000))
  const mac = createHmac('sha256', Buffer.from(by.slice(6), 'base64'))
    .update(`e1.${time}.${body}`)
    .digest('base64')
  return { 'webhook-id': 'e1', 'webhook-timestamp': time, 'webhook-signature': `v1,bm9uZQ== v1,${mac}` }
}

test('[T48] F172 only what is genuine and fresh is handled, and once', async () => {
  const handled: WebhookEvent[] = []
  let fails = true
  const server = createReceiver(secret, async (one) => {
    if (fails) throw new Error('not now')
    handled.push(one)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const send = async (headers: Record<string, string>, body: string) =>
    (await fetch(url, { method: 'POST', headers, body })).status
  const body = JSON.stringify(event)
  const now = Date.now()
  expect(await send({}, body)).toBe(401)
  expect(await send(sign(body, now, 'whsec_b3RoZXI='), body)).toBe(401)
  expect(await send(sign(body, now), body.replace('parcel', 'money'))).toBe(401)
  expect(await send(sign(body, now - 6 * 60_000), body)).toBe(401)
  expect(await send(sign(body, now), body)).toBe(500)
  fails = false
  expect(await send(sign(body, now), body)).toBe(204)
  expect(await send(sign(body, now), body)).toBe(204)
  expect(handled).toEqual([event])
  server.close()
})

test('what visitors say goes to the chat, what agents say does not', async () => {
  expect(lineFor(event, 'https://chat.example/console')).toBe(
    '“Where is my parcel?” https://chat.example/console#/inbox/c1',
  )
  const own = structuredClone(event)
  ;(own.data.entry as { author: { kind: string } }).author.kind = 'agent'
  expect(lineFor(own, '')).toBe(null)
  expect(lineFor({ ...event, type: 'conversation.waiting' }, 'x')).toContain('waits')
  await expect(relayTo('http://127.0.0.1:1/', '')(event)).rejects.toThrow()
})
