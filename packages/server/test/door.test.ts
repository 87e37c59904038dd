import { randomUUID } from 'node:crypto'
import { type Answer, PROTOCOL_VERSION } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ allowedOrigins: ['https://shop.example'] })
})
afterAll(() => stage.close())

/** Says anything, also what the types forbid. */
const say = (device: { socket: VisitorDevice['socket'] }, event: string, ...args: unknown[]) =>
  device.socket.timeout(5000).emitWithAck(event, ...args)
const start = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }

test('[M24] [T28] [T30] nothing is heard before session:start', async () => {
  const device = stage.connect('/visitor')
  expect(refusal(await device.ask('message:send', words(randomUUID(), 'Hello')))).toBe('unauthorized')
  const agent = stage.connect('/agent')
  expect(refusal(await say(agent, 'inbox:list', { view: 'inbox' }))).toBe('unauthorized')
  expect(refusal(await say(agent, 'session:start', { version: PROTOCOL_VERSION }))).toBe('unauthorized')
  expect(await stage.rows('select id from entry')).toEqual([])
})

test('[M24] the token opens the session again; that of nobody or of another site does not', async () => {
  const visitor = await stage.visitor()
  const back = await stage.visitor(visitor.token)
  expect(back.id).toBe(visitor.id)
  expect(visitor.token).toMatch(/^[\w-]{43}$/)
  const device = stage.connect('/visitor')
  expect(refusal(await device.ask('session:start', { ...start, token: 'x'.repeat(43) }))).toBe('unauthorized')
  expect(refusal(await device.ask('session:start', { ...start, token: visitor.token, site: 'other' }))).toBe(
    'unauthorized',
  )
  expect(refusal(await device.ask('session:start', { ...start, site: 'nowhere' }))).toBe('not_found')
  const kept = await stage.rows<{ token_hash: string }>('select token_hash from visitor')
  expect(kept.map(({ token_hash }) => token_hash)).not.toContain(visitor.token)
})

test('[M25] [X49] another version of the wire is told so', async () => {
  const device = stage.connect('/visitor')
  expect(refusal(await device.ask('session:start', { ...start, version: 99 }))).toBe('unsupported_version')
})

const cases: [string, string, unknown[]][] = [
  ['an unknown event', 'message:destroy', [{}]],
  ['a name of every object', '__proto__', [{}]],
  ['another of those', 'constructor', [{}]],
  ["an agent's event", 'conversation:take', [{ cid: randomUUID(), conversation: randomUUID() }]],
  ['no input', 'message:send', []],
  ['two inputs', 'message:send', [words(randomUUID(), 'a'), words(randomUUID(), 'b')]],
  ['null', 'message:send', [null]],
  ['an array', 'message:send', [[]]],
  ['a number', 'message:send', [7]],
  ['bytes', 'message:send', [Buffer.from('hello')]],
  ['a blank text', 'message:send', [words(randomUUID(), ' \n ')]],
  ['an object as text', 'message:send', [{ ...words(randomUUID(), 'a'), body: { kind: 'text', text: { $gt: '' } } }]],
  ['a path as conversation', 'message:send', [words('../../etc/passwd', 'a')]],
  ['a cid that is none', 'message:send', [words(randomUUID(), 'a', 'x')]],
  ['an agent as author', 'message:send', [{ ...words(randomUUID(), 'a'), author: 'agent' }]],
  [
    'a negative seq',
    'conversation:resume',
    [{ conversation: randomUUID(), stream: 'public', after: -1, afterId: null }],
  ],
  [
    'a seq beyond numbers',
    'conversation:resume',
    [{ conversation: randomUUID(), stream: 'public', after: 1e300, afterId: null }],
  ],
  ['a cart of strings', 'context:set', [{ page: {}, cart: 'x', locale: 'en', referrer: null }]],
]
test.each(cases)('[M26] %s is refused, and connection and server live on', async (_name, event, args) => {
  const visitor = await stage.visitor()
  const before = (await stage.rows('select id from entry')).length
  expect(refusal(await say(visitor, event, ...args))).toBe('bad_request')
  expect(await stage.rows('select id from entry')).toHaveLength(before)
  expect(visitor.socket.connected).toBe(true)
  granted(await visitor.ask('message:send', words(randomUUID(), 'Still here')))
})

test('[M26] too long a text is too_large and names the field', async () => {
  const visitor = await stage.visitor()
  expect(await visitor.ask('message:send', words(randomUUID(), 'x'.repeat(4001)))).toEqual({
    ok: false,
    error: { code: 'too_large', retry: false, field: 'body.text' },
  })
  granted(await visitor.ask('message:send', words(randomUUID(), 'x'.repeat(4000))))
})

test('[M26] a command without acknowledgement does nothing', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  visitor.socket.emit('message:send', words(id, 'Unheard'))
  visitor.socket.emit('message:send')
  granted(await visitor.ask('message:send', words(id, 'Heard')))
  expect(await stage.rows('select id from entry where conversation = ?', id)).toHaveLength(1)
})

test('[M26] a frame over 64 KiB ends that connection only', async () => {
  const [visitor, other] = [await stage.visitor(), await stage.visitor()]
  const gone = new Promise((ok) => visitor.socket.once('disconnect', ok))
  visitor.socket.emit('message:send', words(randomUUID(), 'x'.repeat(70_000)), () => {})
  await gone
  granted(await other.ask('message:send', words(randomUUID(), 'Not me')))
})

test('[M27] [T32] pages of other origins get no visitor socket, by polling or WebSocket', async () => {
  const open = async (origin: string | null) => {
    const headers: HeadersInit = origin === null ? {} : { origin }
    return (await fetch(`${stage.server.url}/socket.io/?EIO=4&transport=polling`, { headers })).status
  }
  expect(await open('https://shop.example')).toBe(200)
  expect(await open(stage.server.url)).toBe(200)
  for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null']) {
    expect(await open(origin)).toBe(403)
    const device = stage.connect('/visitor', { extraHeaders: { origin } })
    await expect(
      new Promise((ok, fail) => device.socket.once('connect', ok as never).once('connect_error', fail)),
    ).rejects.toThrow()
  }
})

test('[M27] [T32] only our own pages get the agent socket', async () => {
  const { cookie } = await stage.agent()
  const refused = (headers: Record<string, string>) =>
    new Promise<string>((ok, fail) => {
      const device = stage.connect('/agent', { extraHeaders: { cookie, ...headers } })
      device.socket.once('connect_error', (error) => ok(error.message)).once('connect', () => fail(new Error('let in')))
    })
  expect(await refused({ origin: 'https://shop.example' })).toBe('forbidden')
  const own = stage.connect('/agent', { extraHeaders: { cookie, origin: stage.server.url } })
  granted(await own.ask('session:start', { version: PROTOCOL_VERSION }))
})

test('[M28] [X23] polling works where WebSockets are blocked', async () => {
  const device = stage.connect('/visitor', { transports: ['polling'] })
  const session = granted(await device.ask('session:start', start))
  expect(session).toMatchObject({ conversations: [], online: expect.any(Number) })
  granted(await device.ask('message:send', words(randomUUID(), 'By polling')))
})

test('[M9] other requests are limited, too, each kind for itself', async () => {
  const own = await openStage({ actLimit: { count: 3, perMs: 60_000 } })
  const visitor = await own.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  const miss = () => visitor.ask('search:miss', { cid: randomUUID(), query: 'q', locale: 'en' })
  for (let n = 0; n < 3; n++) granted(await miss())
  expect(refusal(await miss())).toBe('rate_limited')
  granted(await visitor.ask('receipt:mark', { conversation: id, delivered: 1, read: 1 }))
  granted(await visitor.ask('conversation:resume', { conversation: id, stream: 'public', after: 0, afterId: null }))
  await own.close()
})

test('[M24] [X11] a start that comes twice on one connection makes one visitor, and both answers name it', async () => {
  const device = stage.connect('/visitor')
  const start = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }
  const ask = () => device.ask('session:start', start as never) as Promise<Answer<{ visitor: string; token: string }>>
  const answers = [...(await Promise.all([ask(), ask()])), await ask()].map((answer) => granted(answer))
  expect(new Set(answers.map(({ visitor, token }) => `${visitor} ${token}`)).size).toBe(1)
  const id = randomUUID()
  granted(await device.ask('message:send', words(id, 'Mine')))
  const back = await stage.visitor(answers[0]!.token)
  expect(
    granted(await back.ask('conversation:resume', { conversation: id, stream: 'public', after: 0, afterId: null }))
      .last,
  ).toBe(1)
})

test('[M20] a session said twice at once counts a visitor once', async () => {
  const agent = await stage.agent()
  const device = stage.connect('/visitor')
  const { token } = granted(await (device as VisitorDevice).ask('session:start', start))
  await Promise.all([1, 2, 3].map(() => device.ask('session:start', { ...start, token })))
  const id = randomUUID()
  granted(await device.ask('message:send', words(id, 'Hello')))
  device.close()
  await agent.next('conversation:changed', (each) => each.id === id && !each.visitor.online)
})
