import { expect, test } from 'vitest'
import { createDevice, texts } from './device.ts'
import { createFakeServer } from './fake-server.ts'
import { createTurnedClock, settle } from './turned-clock.ts'

function setUp() {
  const clock = createTurnedClock()
  const server = createFakeServer(clock)
  return { clock, server }
}

test('F145 a shopper removes everything: it is gone on the server and on this device, and she may begin anew', async () => {
  const { clock, server } = setUp()
  const device = createDevice(server, clock)
  const { client } = device.openTab()
  client.connect()
  client.thread('7b0f0d0e-0f0a-4b0c-8d0e-0f0a0b0c0d0e').send('My address is Viru 1')
  await settle()
  expect(server.rows.size).toBe(1)
  expect(JSON.stringify([...device.kept])).toContain('Viru')
  const erasing = client.erase()
  await settle()
  expect(await erasing).toEqual({ ok: true })
  expect([server.rows.size, device.kept.size]).toEqual([0, 0])
  expect(client.conversations.value).toEqual([])
  client.connect()
  const thread = client.thread()
  thread.send('Hello again')
  await settle()
  expect(texts(thread)).toEqual(['Hello again'])
  expect([...server.rows.values()].map(({ log }) => log.length)).toEqual([1])
})

test('F145 what waits on another device is dropped when that comes back, and nothing returns', async () => {
  const { clock, server } = setUp()
  const first = createDevice(server, clock)
  const { client } = first.openTab()
  client.connect()
  const thread = client.thread()
  thread.send('Hello')
  await settle()
  // The same person's other device: it has what the first one keeps.
  const second = createDevice(server, clock)
  for (const [key, value] of first.kept) second.kept.set(key, structuredClone(value))
  const other = second.openTab()
  other.wire.down()
  other.client.connect()
  await settle()
  other.client.thread(thread.id).send('Written in a tunnel')
  await settle()
  expect(JSON.stringify([...second.kept])).toContain('tunnel')
  const erasing = client.erase()
  await settle()
  expect((await erasing).ok).toBe(true)
  other.wire.up()
  await settle()
  await clock.turn(60_000)
  await settle()
  expect([...second.kept.keys()]).toEqual([])
  expect(other.client.conversations.value).toEqual([])
  expect(server.rows.size).toBe(0)
})

test('F145 a device that is connected forgets at once', async () => {
  const { clock, server } = setUp()
  const device = createDevice(server, clock)
  const [one, other] = [device.openTab(), device.openTab()]
  one.client.connect()
  one.client.thread().send('Hello')
  await settle()
  other.client.connect()
  await settle()
  expect(other.client.conversations.value.length).toBe(1)
  void one.client.erase()
  await settle()
  expect(other.client.conversations.value).toEqual([])
  expect(device.kept.size).toBe(0)
})

test('F145 who never acted has nothing: no connection is made for that', async () => {
  const { clock, server } = setUp()
  const { client, wire } = createDevice(server, clock).openTab()
  const exported = await client.exportData()
  expect(exported).toMatchObject({ ok: true, export: { data: {} } })
  expect(await client.erase()).toEqual({ ok: true })
  expect(wire.asked).toEqual([])
})

test('F145 without the server nothing is removed, and that is said', async () => {
  const { clock, server } = setUp()
  const device = createDevice(server, clock)
  const { client, wire } = device.openTab()
  client.connect()
  client.thread().send('Hello')
  await settle()
  wire.down()
  const erasing = client.erase()
  await settle()
  await clock.turn(11_000)
  expect(await erasing).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(device.kept.size).toBeGreaterThan(0)
})
