import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVisitorClient } from '@deskbell/client'
import { createMemoryStorage } from '@deskbell/client/edge/memory-storage'
import { createSocketConnection } from '@deskbell/client/edge/socket-connection'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createPerson, type Identity } from '@deskbell/client/identity'
import type { ServerToVisitor, VisitorCommand } from '@deskbell/protocol'
import { signIdentity } from '@deskbell/server'
import { openStage, type Stage } from '@deskbell/server/test/stage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const secret = 'a secret that only this shop and its server know'
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ secrets: { identity: secret } }, (folder) =>
    writeFileSync(
      join(folder, 'site/identity.json'),
      JSON.stringify({ version: 1, keys: [{ id: 'one', secret: 'identity' }] }),
    ),
  )
})
afterAll(() => stage.close())

/** A browser without a face, on the real server. */
function open(kept = new Map<string, unknown>()) {
  const client = createVisitorClient({
    connection: createSocketConnection<VisitorCommand, ServerToVisitor>({
      url: stage.server.url,
      namespace: '/visitor',
    }),
    ...{ storage: createMemoryStorage(kept, true), clock: systemClock, newId: randomUUID, random: Math.random },
    ...{ site: 'shop', locale: 'en', report() {} },
  })
  const events: string[] = []
  const identify = (identity: Identity) =>
    client.setPerson(
      createPerson(identity, {
        clock: systemClock,
        onProven: (id) => events.push(`proven ${id}`),
        onRejected: (reason) => events.push(`rejected ${reason}`),
        report: (text) => events.push(text),
      }),
    )
  return { client, kept, events, identify }
}
const sign = (id: string) => signIdentity({ id }, { secret, site: 'shop' })
const wait = { timeout: 15_000, interval: 50 }

test('F27 a proven shopper has the same conversations on a second device, at once', async () => {
  const [phone, laptop] = [open(), open()]
  phone.identify({ profile: {}, token: () => sign('kadri') })
  const thread = phone.client.thread()
  thread.send('From the phone')
  await vi.waitFor(() => expect(thread.lines.value.at(-1)?.state).toBe('sent'), wait)
  laptop.identify({ profile: {}, token: () => sign('kadri') })
  await vi.waitFor(() => expect(laptop.client.conversations.value.map(({ id }) => id)).toEqual([thread.id]), wait)
  expect(laptop.events).toEqual(['proven kadri'])
  phone.client.destroy()
  laptop.client.destroy()
})

test('F135 a proof that runs out in the middle of a conversation is renewed, and nothing is lost', async () => {
  const shopper = open()
  let given = 0
  shopper.identify({
    profile: {},
    token: () => signIdentity({ id: 'liis' }, { secret, site: 'shop', seconds: given++ === 0 ? 3 : 3600 }),
  })
  const thread = shopper.client.thread()
  for (let n = 0; n < 8; n++) {
    thread.send(`Word ${n}`)
    await new Promise((ok) => setTimeout(ok, 700))
  }
  await vi.waitFor(() => expect(thread.lines.value.every(({ state }) => state === 'sent')).toBe(true), wait)
  expect(given).toBe(2)
  const rows = await stage.rows<{ seq: number }>('select seq from entry where conversation = ? order by seq', thread.id)
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  shopper.client.destroy()
})

test('F138 signing out empties the device, ends the token on the server, and the next words are somebody new’s', async () => {
  const shopper = open()
  shopper.identify({ profile: { name: 'Olga' }, token: () => sign('olga') })
  const thread = shopper.client.thread()
  thread.send('Mine')
  await vi.waitFor(() => expect(thread.lines.value.at(-1)?.state).toBe('sent'), wait)
  await shopper.client.forget()
  expect([...shopper.kept.keys()].filter((key) => key.startsWith('deskbell/'))).toEqual([])
  const tokens = await stage.rows(
    `select t.token_hash from visitor_token t join visitor v on v.id = t.visitor where v.sub = 'olga'`,
  )
  expect(tokens).toEqual([])
  shopper.client.connect()
  const next = shopper.client.thread()
  next.send('Somebody new')
  await vi.waitFor(() => expect(next.lines.value.at(-1)?.state).toBe('sent'), wait)
  expect(shopper.client.conversations.value.map(({ id }) => id)).toEqual([next.id])
  const [row] = await stage.rows<{ sub: string | null }>(
    'select v.sub from conversation c join visitor v on v.id = c.visitor where c.id = ?',
    next.id,
  )
  expect(row).toEqual({ sub: null })
  shopper.client.destroy()
})

test('a proof that is refused is told once, and the shopper goes on without', async () => {
  const shopper = open()
  shopper.identify({ profile: {}, token: 'nonsense' })
  const thread = shopper.client.thread()
  thread.send('Hello')
  await vi.waitFor(() => expect(thread.lines.value.at(-1)?.state).toBe('sent'), wait)
  expect(shopper.events).toEqual(['rejected token'])
  shopper.client.destroy()
})
