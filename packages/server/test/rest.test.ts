import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ApiScope, apiScopes, parse, type RestRoute, restRoutes } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeApi } from '../src/rest/openapi.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage, words } from './stage.ts'

const docs = resolve(import.meta.dirname, '../../../docs')
const password = 'seven grey umbrellas'
let stage: Stage
let admin: AgentDevice & { id: string }
beforeAll(async () => {
  stage = await openStage({
    apiLimit: { count: 200, perMs: 60_000 },
    agents: [
      { name: 'Ada', email: 'ada@shop.example', password, role: 'admin' },
      { name: 'Ann', email: 'ann@shop.example', password },
      { name: 'Eve', email: 'eve@other.example', password, role: 'admin', site: 'other' },
    ],
  })
  admin = await stage.agent('ada@shop.example', password)
})
afterAll(() => stage.close())

const makeKey = async (scopes: readonly ApiScope[] = apiScopes, by: AgentDevice = admin) =>
  granted(await by.ask('key:create', { name: 'Warehouse', scopes: [...scopes] }))

async function ask(secret: string | null, line: string, body?: unknown) {
  const [method = 'GET', path = ''] = line.split(' ')
  const response = await fetch(stage.server.url + path, {
    method,
    headers: {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, answer: await response.json() }
}

/** A conversation of a visitor who waits for a person. */
async function waiting(text = 'Where is my parcel?') {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, text)))
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
  return { visitor, conversation }
}

const routeOf = (line: string): RestRoute => {
  const [method, url = ''] = line.split(' ')
  const path = url.split('?')[0]!
  const found = Object.values(restRoutes).find(
    (route) => route.method === method && new RegExp(`^${route.url.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  if (!found) throw new Error(`no route for ${line}`)
  return found
}

test('[M44] F173 every example of docs/rest.md works, and every route has one', async () => {
  const { secret } = await makeKey()
  const { visitor, conversation } = await waiting()
  const page = readFileSync(resolve(docs, 'rest.md'), 'utf8')
  const examples = [...page.matchAll(/```http\n(.+)\n(?:\n([\s\S]*?)\n)?```(?:\n\n```json\n([\s\S]*?)```)?/g)]
  const used = new Set<string>()
  for (const [, line = '', body, sample] of examples) {
    const fill = (text: string) =>
      text
        .replaceAll('{conversation}', conversation)
        .replaceAll('{visitor}', visitor.id)
        .replaceAll('{agent}', admin.id)
    const route = routeOf(fill(line))
    used.add(`${route.method} ${route.url}`)
    const { status, answer } = await ask(secret, fill(line), body === undefined ? undefined : JSON.parse(fill(body)))
    expect([line, status, answer.ok]).toEqual([line, 200, true])
    expect([line, parse(route.answer, answer)]).toMatchObject([line, { ok: true }])
    if (sample) expect(Object.keys(answer)).toEqual(Object.keys(JSON.parse(sample)))
  }
  expect([...used].sort()).toEqual(
    Object.values(restRoutes)
      .map(({ method, url }) => `${method} ${url}`)
      .sort(),
  )
})

test('docs/openapi.json is what the server serves and what the schemas say', async () => {
  const kept = JSON.parse(readFileSync(resolve(docs, 'openapi.json'), 'utf8'))
  expect(kept, 'run `pnpm openapi` to write it anew').toEqual(JSON.parse(JSON.stringify(describeApi())))
  expect((await ask(null, 'GET /v1/openapi.json')).answer).toEqual(kept)
  const operations = Object.values(kept.paths).flatMap((path) => Object.values(path as object))
  expect(operations).toHaveLength(Object.keys(restRoutes).length)
})

test('[M44] without a key, with a foreign, revoked or weaker one, nothing is told', async () => {
  const { secret, key } = await makeKey(['articles:read'])
  expect(secret).toMatch(/^dbk_[\w-]{43}$/)
  expect(secret.startsWith(key.prefix)).toBe(true)
  for (const wrong of [null, 'dbk_nobody', secret.slice(0, -1), admin.id])
    expect((await ask(wrong, 'GET /v1/agents')).answer.error.code).toBe('unauthorized')
  const weaker = await ask(secret, 'GET /v1/agents')
  expect([weaker.status, weaker.answer.error]).toEqual([403, { code: 'forbidden', retry: false, field: 'agents:read' }])
  expect((await ask(secret, 'GET /v1/articles')).status).toBe(200)
  expect(JSON.stringify(granted(await admin.ask('key:list', {})))).not.toContain(secret)
  expect(JSON.stringify(await stage.rows('select * from api_key'))).not.toContain(secret)
  granted(await admin.ask('key:revoke', { key: key.id }))
  expect((await ask(secret, 'GET /v1/articles')).answer.error.code).toBe('unauthorized')
  expect(refusal(await admin.ask('key:revoke', { key: key.id }))).toBe('not_found')
  const { events } = granted(await admin.ask('audit:list', { before: null }))
  expect(events.slice(0, 2).map(({ action }) => action)).toEqual(['key-revoked', 'key-created'])
  const ann = await stage.agent('ann@shop.example', password)
  expect(refusal(await ann.ask('key:list', {}))).toBe('forbidden')
})

test('[M44] a key of another site sees and changes nothing of this one', async () => {
  const eve = await stage.agent('eve@other.example', password)
  const { secret } = await makeKey(apiScopes, eve)
  const { visitor, conversation } = await waiting()
  const lines = [
    `GET /v1/conversations/${conversation}`,
    `GET /v1/conversations/${conversation}/messages`,
    `GET /v1/visitors/${visitor.id}`,
    `GET /v1/visitors/${visitor.id}/export`,
    `DELETE /v1/visitors/${visitor.id}`,
  ]
  for (const line of lines) expect([line, (await ask(secret, line)).status]).toEqual([line, 404])
  expect((await ask(secret, 'GET /v1/conversations')).answer.conversations).toEqual([])
  const body = { cid: randomUUID(), agent: eve.id, text: 'Hello' }
  expect((await ask(secret, `POST /v1/conversations/${conversation}/messages`, body)).status).toBe(404)
  const ours = { ...body, agent: admin.id }
  expect((await ask(secret, `POST /v1/conversations/${conversation}/messages`, ours)).answer.error.field).toBe('agent')
  expect((await ask((await makeKey()).secret, `GET /v1/visitors/${visitor.id}`)).status).toBe(200)
})

test('[M44] the same cid is done once; card numbers are hidden, and the visitor is told', async () => {
  const { secret } = await makeKey()
  const { visitor, conversation } = await waiting()
  const line = `POST /v1/conversations/${conversation}/messages`
  const body = { cid: randomUUID(), agent: admin.id, text: 'Is it 4111 1111 1111 1111?' }
  const [first, again] = [await ask(secret, line, body), await ask(secret, line, body)]
  expect(again.answer).toEqual({ ...first.answer, last: again.answer.last })
  expect((await ask(secret, line, { ...body, text: 'Else' })).answer.error.code).toBe('cid_conflict')
  const said = await visitor.next('entry:appended', ({ author }) => author.name === 'Ada' && author.kind === 'agent')
  expect(said).toBeDefined()
  const log = await ask(secret, `GET /v1/conversations/${conversation}/messages`)
  const texts = log.answer.messages.flatMap((entry: { body: { text?: string } }) => entry.body.text ?? [])
  expect(texts).toEqual(['Where is my parcel?', 'Is it •••• •••• •••• ••••?'])
})

test('[M190] F110 a reply over the API makes the conversation one of that channel; a note does not', async () => {
  const { secret } = await makeKey()
  const { conversation } = await waiting()
  const line = `POST /v1/conversations/${conversation}/messages`
  const channels = async () => {
    const period = { from: 0, to: Date.now() + 86_400_000, zone: 'UTC', filter: {} }
    return granted(await admin.ask('report:read', period)).report.channels
  }
  const before = await channels()
  await ask(secret, line, { cid: randomUUID(), agent: admin.id, text: 'Look at this', stream: 'internal' })
  expect(await channels()).toEqual(before)
  await ask(secret, line, { cid: randomUUID(), agent: admin.id, text: 'It is on its way' })
  expect(await channels()).toEqual({ ...before, widget: before.widget - 1, api: before.api + 1 })
})

test('[M44] pages follow each other without a gap or a double, whatever is written between', async () => {
  const { secret } = await makeKey()
  const { visitor, conversation } = await waiting('0')
  for (let n = 1; n < 7; n++) granted(await visitor.ask('message:send', words(conversation, String(n))))
  const seqs: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/v1/conversations/${conversation}/messages?limit=3${cursor && `&cursor=${cursor}`}`
    const { answer } = await ask(secret, `GET ${path}`)
    seqs.push(...answer.messages.map(({ seq }: { seq: number }) => seq))
    cursor = answer.next
  }
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const ids = new Set<string>()
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const { answer } = await ask(secret, `GET /v1/visitors?limit=2${cursor && `&cursor=${cursor}`}`)
    for (const { id } of answer.visitors) {
      expect(ids.has(id)).toBe(false)
      ids.add(id)
    }
    cursor = answer.next
  }
  expect(pages).toBeGreaterThan(1)
  const rows = await stage.rows('select id from visitor where joined_to is null and site = ?', 'shop')
  expect(ids.size).toBe(rows.length)
  for (const bad of ['x', Buffer.from('{"a":1}').toString('base64url')])
    expect((await ask(secret, `GET /v1/visitors?cursor=${bad}`)).answer.error.field).toBe('cursor')
  expect((await ask(secret, 'GET /v1/visitors?limit=201')).answer.error.field).toBe('limit')
})

test('[M44] more than the limit is told when to come back; another key is not affected', async () => {
  const [one, other] = [await makeKey(['agents:read']), await makeKey(['agents:read'])]
  const answers = await Promise.all(Array.from({ length: 210 }, () => ask(one.secret, 'GET /v1/agents')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask(other.secret, 'GET /v1/agents')).status).toBe(200)
})
