import { createHmac, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSendWebhook } from '../src/edge/send-webhook.ts'
import { createVault } from '../src/sign-in/vault.ts'
import { openDatabase } from '../src/store/open-database.ts'
import { addSite } from '../src/store/visitors.ts'
import { addEvent, addWebhook } from '../src/store/webhooks.ts'
import { isPublicAddress, wrongUrl } from '../src/webhooks/allowed-address.ts'
import { deliverDue } from '../src/webhooks/deliver.ts'
import { typeOf } from '../src/webhooks/events.ts'
import { nextWait } from '../src/webhooks/retry.ts'
import { asSecret, signed } from '../src/webhooks/sign.ts'
import { type AgentDevice, granted, makeDatabase, openStage, refusal, type Stage, words } from './stage.ts'

const password = 'seven grey umbrellas'
interface Call {
  headers: IncomingHttpHeaders
  body: string
}

/** A shop's program that is told; `answer` says what it does with a call. */
async function openReceiver(answer: (call: number) => number | 'hang' = () => 204) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      const status = answer(calls.length)
      if (status !== 'hang') response.writeHead(status, { location: `http://127.0.0.1/` }).end('x')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    calls,
    events: () => calls.map(({ body }) => JSON.parse(body) as { id: string; type: string; data: never }),
    async next(count: number): Promise<void> {
      for (let tries = 0; calls.length < count && tries < 400; tries++) await new Promise((ok) => setTimeout(ok, 25))
      expect(calls.length).toBeGreaterThanOrEqual(count)
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function isTrue({ headers, body }: Call, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const mine = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return String(headers['webhook-signature']).split(' ').includes(mine)
}

describe('over a server', () => {
  let stage: Stage
  let admin: AgentDevice & { id: string }
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  let failing: Awaited<ReturnType<typeof openReceiver>>
  let status = 500
  beforeAll(async () => {
    receiver = await openReceiver()
    failing = await openReceiver(() => status)
    stage = await openStage({
      secretKey: 'k'.repeat(43),
      webhookAllow: [receiver.origin, failing.origin],
      agents: [
        { name: 'Ada', email: 'ada@shop.example', password, role: 'admin' },
        { name: 'Eve', email: 'eve@other.example', password, role: 'admin', site: 'other' },
      ],
    })
    admin = await stage.agent('ada@shop.example', password)
  })
  afterAll(async () => {
    await stage.close()
    receiver.close()
    failing.close()
  })
  const create = async (url: string, topics: ('conversation' | 'message' | 'note' | 'survey' | 'visitor')[]) => {
    const answer = granted(await admin.ask('webhook:create', { url, topics }))
    return { id: answer.webhooks.at(-1)!.id, secret: answer.secret }
  }

  test('[M45] F172 what happens is told, signed, in order and to those who want it', async () => {
    const { id, secret } = await create(`${receiver.origin}/hook`, ['conversation', 'message', 'survey', 'visitor'])
    const visitor = await stage.visitor()
    const conversation = randomUUID()
    granted(await visitor.ask('message:send', words(conversation, 'My card is 4111 1111 1111 1111')))
    granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
    const note = { kind: 'text' as const, text: 'only for us' }
    granted(await admin.ask('message:send', { cid: randomUUID(), conversation, stream: 'internal', body: note }))
    const reply = { kind: 'text' as const, text: 'On its way' }
    granted(await admin.ask('message:send', { cid: randomUUID(), conversation, stream: 'public', body: reply }))
    granted(await admin.ask('conversation:solve', { cid: randomUUID(), conversation }))
    const { id: request } = await visitor.next('entry:appended', ({ body }) => body.kind === 'survey')
    const answer = {
      cid: randomUUID(),
      survey: 'effort',
      conversation,
      request,
      outcome: 'skipped' as const,
      answers: [],
    }
    granted(await visitor.ask('survey:answer', answer))
    // An erasure takes back what still waits, so the first two have to be there before it.
    await receiver.next(2)
    granted(await visitor.ask('visitor:erase', {}))
    const told = () => receiver.events().map(({ type }) => type)
    await vi.waitFor(() => expect(told()).toContain('visitor.erased'), { timeout: 10_000 })
    await new Promise((ok) => setTimeout(ok, 600))
    const types = told()
    // What was still waiting when she was erased is told no more, but that she was.
    expect(types.at(-1)).toBe('visitor.erased')
    expect(types.slice(0, 2)).toEqual(['conversation.created', 'message.created'])
    expect(types).not.toContain('note.created')
    for (const call of receiver.calls) {
      expect(isTrue(call, secret)).toBe(true)
      expect(call.headers['webhook-id']).toBe(JSON.parse(call.body).id)
      expect(isTrue({ ...call, body: `${call.body} ` }, secret)).toBe(false)
      expect(call.body).not.toContain('4111')
    }
    expect(JSON.stringify(await stage.rows('select * from webhook'))).not.toContain(secret)
    granted(await admin.ask('webhook:remove', { webhook: id }))
  })

  test('[M45] a refused delivery waits, is sent again under its id, and after a restart, too', async () => {
    status = 500
    const { id } = await create(`${failing.origin}/hook`, ['message'])
    const visitor = await stage.visitor()
    const before = failing.calls.length
    granted(await visitor.ask('message:send', words(randomUUID(), 'Hello')))
    await failing.next(before + 1)
    const list = async () => granted(await admin.ask('delivery:list', { webhook: id })).deliveries
    for (let n = 0; n < 100 && (await list())[0]?.tries !== 1; n++) await new Promise((ok) => setTimeout(ok, 20))
    const [waiting] = await list()
    expect(waiting).toMatchObject({ state: 'waiting', tries: 1, outcome: { ok: false, status: 500, fault: null } })
    expect(waiting!.nextAt! - Date.now()).toBeGreaterThan(15_000)
    // As if its time had come, while the server was away.
    status = 200
    await stage.rows('update webhook_delivery set due_at = 0 where webhook = ? returning event', id)
    await stage.restart()
    await failing.next(before + 2)
    const [first, second] = failing.calls.slice(before)
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    admin = await stage.agent('ada@shop.example', password)
    for (let n = 0; n < 100 && (await list())[0]?.state !== 'done'; n++) await new Promise((ok) => setTimeout(ok, 20))
    expect(await list()).toMatchObject([{ state: 'done', tries: 2, nextAt: null, outcome: { ok: true, status: 200 } }])
    granted(await admin.ask('delivery:replay', { webhook: id, event: waiting!.event }))
    await failing.next(before + 3)
    expect(failing.calls.at(-1)?.headers['webhook-id']).toBe(waiting?.event)
    granted(await admin.ask('webhook:remove', { webhook: id }))
  })

  test('[M45] [T48] after a change of secret both count for a day, then the new one alone; a test event arrives', async () => {
    const { id, secret } = await create(`${receiver.origin}/rotated`, ['visitor'])
    const rotated = granted(await admin.ask('webhook:rotate', { webhook: id })).secret
    const before = receiver.calls.length
    granted(await admin.ask('webhook:test', { webhook: id }))
    await receiver.next(before + 1)
    const call = receiver.calls.at(-1)!
    expect([isTrue(call, secret), isTrue(call, rotated), JSON.parse(call.body).type]).toEqual([
      true,
      true,
      'webhook.tested',
    ])
    await stage.rows('update webhook set rotated_until = 0 where id = ? returning id', id)
    granted(await admin.ask('webhook:test', { webhook: id }))
    await receiver.next(before + 2)
    expect([isTrue(receiver.calls.at(-1)!, secret), isTrue(receiver.calls.at(-1)!, rotated)]).toEqual([false, true])
  })

  test('[M45] words that were taken back are told to nobody afterwards', async () => {
    status = 500
    const { id } = await create(`${failing.origin}/late`, ['message'])
    const visitor = await stage.visitor()
    const conversation = randomUUID()
    const { id: entry } = granted(await visitor.ask('message:send', words(conversation, 'okapi secret')))
    granted(await visitor.ask('message:remove', { cid: randomUUID(), conversation, entry }))
    const kept = await stage.rows<{ payload: string }>('select payload from webhook_event')
    expect(JSON.stringify(kept)).not.toContain('okapi')
    granted(await admin.ask('webhook:remove', { webhook: id }))
  })

  test('[M46] [T47] an address that is not public is refused when it is given, and nobody else sees a webhook', async () => {
    for (const url of [
      'http://example.com/',
      'https://10.0.0.1/',
      'https://localhost/',
      'https://[::1]/',
      'ftp://x.y/',
    ])
      expect([url, refusal(await admin.ask('webhook:create', { url, topics: ['message'] }))]).toEqual([
        url,
        'bad_request',
      ])
    const { id } = await create(`${receiver.origin}/mine`, ['visitor'])
    const eve = await stage.agent('eve@other.example', password)
    expect(granted(await eve.ask('webhook:list', {})).webhooks).toEqual([])
    for (const command of ['webhook:remove', 'webhook:test', 'webhook:rotate', 'delivery:list'] as const)
      expect(refusal(await eve.ask(command, { webhook: id }))).toBe('not_found')
    expect(refusal(await eve.ask('webhook:change', { webhook: id, enabled: false }))).toBe('not_found')
  })
})

test('[M45] two processes deliver once; what one that died had in hand is delivered by the other, under the same id', async () => {
  const place = await makeDatabase()
  const open = () =>
    openDatabase(place.options, (error) => {
      throw error
    })
  const [one, two] = [await open(), await open()]
  const vault = createVault('a key that is long enough for tests 1234')
  await one.write(async (sql) => {
    await addSite(sql, { key: 'shop', name: 'Shop' })
    await addWebhook(sql, {
      ...{ id: 'w', site: 'shop', url: 'https://a.example/', topics: '["conversation"]', created_at: 1 },
      secret: vault.seal(asSecret('c2VjcmV0')),
    })
    for (const id of ['e1', 'e2', 'e3']) {
      await addEvent(sql, {
        ...{ id, site: 'shop', type: 'conversation.created', visitor: null, entry: null, at: 1, payload: '{}' },
      })
    }
  })
  let now = 1000
  const sent: string[] = []
  const deliver = (db: typeof one, hangs: boolean) =>
    deliverDue({
      ...{ db, vault, clock: { now: () => now }, random: () => 0.5 },
      async send(_url, headers) {
        sent.push(String(headers['webhook-id']))
        if (hangs) await new Promise(() => {})
        return { status: 200, fault: null }
      },
    })
  // The first one dies with the first delivery in hand: it is never heard of again.
  void deliver(one, true)
  await expect.poll(() => sent).toEqual(['e1'])
  await Promise.all([deliver(two, false), deliver(two, false)])
  expect(sent.toSorted()).toEqual(['e1', 'e2', 'e3'])
  now += 30_001
  await Promise.all([deliver(one, false), deliver(two, false)])
  expect(sent.toSorted()).toEqual(['e1', 'e1', 'e2', 'e3'])
  await deliver(two, false)
  expect(sent).toHaveLength(4)
  await Promise.all([one.close(), two.close()])
  place.drop()
})

test('[M45] eight tries within a day', () => {
  const waits = Array.from({ length: 8 }, (_, n) => nextWait(n + 1, () => 0))
  expect(waits.at(-1)).toBe(null)
  const whole = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)
  expect(whole / 3600_000).toBeGreaterThan(20)
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0) * 1.01, 0) / 3600_000).toBeLessThanOrEqual(24)
})

test('[T48] the signature is that of Standard Webhooks', () => {
  const secret = asSecret(Buffer.from('0123456789abcdef0123456789abcdef').toString('base64url'))
  expect(secret).toBe('whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=')
  const headers = signed('msg_1', 1_700_000_000_999, '{"a":1}', [secret])
  const key = Buffer.from('0123456789abcdef0123456789abcdef')
  const mac = createHmac('sha256', key).update('msg_1.1700000000.{"a":1}').digest('base64')
  expect(headers).toEqual({
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1700000000',
    'webhook-signature': `v1,${mac}`,
  })
})

test.each([
  ['text', 'public', 'message.created'],
  ['text', 'internal', 'note.created'],
  ['removed', 'public', 'message.removed'],
  ['handoff', 'public', 'conversation.waiting'],
  ['mergedInto', 'public', 'conversation.merged-into'],
] as const)('an entry "%s" of %s is told as %s', (kind, stream, type) => {
  expect(typeOf({ stream, body: { kind } as never })).toBe(type)
})

describe('[M46] only public addresses are called', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:127.0.0.1',
    'fd00:ec2::254',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    'fe80::1',
    'no address',
  ])('[M46] %s is not one', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  test('[M46] 93.184.216.34 and 2606:2800:220:1::1 are', () => {
    expect(['93.184.216.34', '2606:2800:220:1::1'].map(isPublicAddress)).toEqual([true, true])
  })

  test('[M46] [T47] a name is resolved once, every address is checked, and the checked one is called', async () => {
    const receiver = await openReceiver()
    const { port } = new URL(receiver.origin)
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const url = `http://hook.test:${port}/x`
    const allowed = createSendWebhook([new URL(url).origin], resolve)
    expect(await allowed(url, {}, '{}')).toEqual({ status: 204, fault: null })
    expect([asked, receiver.calls.length]).toEqual([['hook.test'], 1])
    // A name that leads to a public and to an inner address, and one that changes its mind.
    for (const addresses of [['93.184.216.34', '127.0.0.1'], ['::ffff:10.0.0.1']]) {
      const mixed = createSendWebhook([], async () => addresses.map((address) => ({ address, family: 4 })))
      expect(await mixed('https://hook.example/', {}, '{}')).toEqual({ status: null, fault: 'blocked' })
    }
    expect(receiver.calls.length).toBe(1)
    receiver.close()
  })

  test('[M46] [T47] no redirect is followed, a silent one is given up, too much is not read', async () => {
    const redirecting = await openReceiver(() => 302)
    const url = `${redirecting.origin}/x`
    expect(await createSendWebhook([redirecting.origin])(url, {}, '{}')).toEqual({ status: 302, fault: null })
    expect(redirecting.calls.length).toBe(1)
    redirecting.close()
    const silent = await openReceiver(() => 'hang')
    expect(await createSendWebhook([silent.origin])(`${silent.origin}/x`, {}, '{}')).toEqual({
      status: null,
      fault: 'timeout',
    })
    silent.close()
    const large = createServer((_request, response) => response.end(Buffer.alloc(300 * 1024)))
    await new Promise<void>((done) => large.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(large.address() as AddressInfo).port}`
    expect((await createSendWebhook([origin])(origin, {}, '{}')).fault).toBe('too-large')
    large.closeAllConnections()
    large.close()
    expect((await createSendWebhook([origin])(origin, {}, '{}')).fault).toBe('unreachable')
  })

  const cases = join(import.meta.dirname, '../../../../shared/hostile-inputs/own/ssrf.json')
  test.skipIf(!existsSync(cases))(
    '[M46] [T47] every hostile address is refused, and nothing is resolved for it',
    async () => {
      for (const { input } of JSON.parse(readFileSync(cases, 'utf8')) as { input: string }[]) {
        const address = input.replace(/@(dns:private|gzipbomb|hugeheader|self)/, '127.0.0.1')
        const send = createSendWebhook([], async () => [{ address: '127.0.0.1', family: 4 }])
        expect([input, wrongUrl(address, []) !== null || (await send(address, {}, '{}')).fault === 'blocked']).toEqual([
          input,
          true,
        ])
      }
    },
  )
})
