import { hash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { type AgentCommand, type AgentInput, agentCommands, PROTOCOL_VERSION } from '@deskbell/protocol'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../src/edge/http.ts'
import { createLog } from '../src/edge/log.ts'
import { measureNothing } from '../src/edge/metrics.ts'
import { exit, launch } from './processes.ts'
import {
  type AgentDevice,
  granted,
  openStage,
  refusal,
  type Stage,
  type VisitorDevice,
  words,
  writeFixture,
} from './stage.ts'

let stage: Stage
let visitor: VisitorDevice & { id: string; token: string }
let agent: AgentDevice & { id: string; cookie: string }
let conversation: string
beforeAll(async () => {
  stage = await openStage()
  visitor = await stage.visitor()
  agent = await stage.agent()
  await stage.rows("update agent set role = 'admin' where id = ? returning id", agent.id)
  conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  granted(await agent.ask('conversation:open', { conversation }))
})
afterAll(() => stage.close())

const shared = join(import.meta.dirname, '../../../../shared/hostile-inputs/own')
const inputsOf = (name: string): string[] =>
  existsSync(join(shared, name))
    ? (JSON.parse(readFileSync(join(shared, name), 'utf8')) as { input: string }[]).map(({ input }) => input)
    : []

test('[T10] [T27] who says that an agent, the system or somebody proven speaks is not believed', async () => {
  const other = randomUUID()
  for (const author of ['agent', 'system', 'server', { kind: 'agent', id: agent.id, name: 'Ann' }]) {
    const forged = { ...words(other, 'Your refund is on its way'), author } as never
    expect(refusal(await visitor.ask('message:send', forged))).toBe('bad_request')
  }
  const claims = { sender: 'agent:1', seq: 999, id: randomUUID(), at: 1, stream: 'internal', role: 'admin' }
  const { cid, ...message } = words(other, 'With more than was asked for')
  const answer = granted(await visitor.ask('message:send', { ...message, cid, ...claims, verified: true } as never))
  const { entries } = granted(
    await visitor.ask('conversation:resume', { conversation: other, stream: 'public', after: 0, afterId: null }),
  )
  expect(entries).toEqual([
    {
      ...{ id: answer.id, cid, seq: 1, at: answer.at, conversation: other, stream: 'public', body: message.body },
      author: { kind: 'visitor', id: visitor.id, name: null },
    },
  ])
  expect(answer.id).not.toBe(claims.id)
})

const attacks = [
  `'; drop table entry; --`,
  `' or '1'='1`,
  `" or ""="`,
  `1); delete from visitor; --`,
  `' union select token_hash, 2, 3 from visitor --`,
  ':visitor',
  '$1',
  '?',
  `\\'; select pg_sleep(9); --`,
  "%' escape '%",
  'id desc, (select password from agent)',
]

test('[T46] statements in any field are words or refused; no table changes and nobody else is found', async () => {
  const tables = async () =>
    Object.fromEntries(
      await Promise.all(
        ['visitor', 'agent', 'conversation', 'site'].map(async (table) => [
          table,
          (await stage.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n,
        ]),
      ),
    )
  const before = await tables()
  for (const text of attacks) {
    const sent = words(conversation, text)
    granted(await visitor.ask('message:send', sent))
    const rows = await stage.rows<{ body: string }>('select body from entry where cid = ?', sent.cid)
    expect(JSON.parse(rows[0]!.body)).toEqual({ kind: 'text', text })
    granted(await visitor.ask('profile:set', { name: text, attributes: { [text.slice(0, 20)]: text } } as never))
    for (const field of ['view', 'after', 'tag', 'team', 'sort', 'order']) {
      const asked = { view: 'inbox', [field]: text } as never
      const answer = await agent.ask('inbox:list', asked)
      expect([text, field, answer.ok || answer.error.code]).toEqual([
        text,
        field,
        expect.toBeOneOf([true, 'bad_request']),
      ])
    }
    expect(refusal(await agent.ask('conversation:open', { conversation: text } as never))).toBe('bad_request')
    const started = { version: PROTOCOL_VERSION, site: text, token: text, locale: 'en' }
    const code = refusal(await stage.connect('/visitor').ask('session:start', started))
    expect(['bad_request', 'not_found']).toContain(code)
    for (const path of ['sites/@/config', 'sites/shop/help/@', 'conversations?cursor=@', 'files/@/x']) {
      const { status } = await fetch(`${stage.server.url}/v1/${path.replace('@', encodeURIComponent(text))}`)
      expect([path, status >= 400 && status < 500]).toEqual([path, true])
    }
  }
  expect(await tables()).toEqual(before)
})

/** Commands that end or remove what the others ask for. */
const ends = /erase|remove|end|revoke|delete|disable|password|sign|publish|merge/

test('[T31] no answer and no push to an agent holds a token, a hash, a password or a seed', async () => {
  const key = granted(await agent.ask('key:create', { name: 'Till', scopes: ['conversations:read'] }))
  const [keyRow] = await stage.rows<{ key_hash: string }>('select * from api_key')
  const secrets = [
    ...[visitor.token, hash('sha256', visitor.token, 'base64url'), agent.cookie.split('=')[1]!],
    ...(await stage.rows<{ token_hash: string }>('select token_hash from visitor')).map((row) => row.token_hash),
    ...(await stage.rows<{ token_hash: string }>('select token_hash from agent_session')).map((row) => row.token_hash),
    ...(await stage.rows<{ password: string }>('select password from agent')).map((row) => row.password),
    ...Object.values(keyRow ?? {}).filter((value) => typeof value === 'string' && value.length > 40),
    ...[key.secret, '$argon2'],
  ].filter((secret) => secret !== null)
  expect(secrets.length).toBeGreaterThan(8)
  const told: string[] = []
  let answered = 0
  for (const command of Object.keys(agentCommands).filter((name) => !ends.test(name)) as AgentCommand[]) {
    const inputs = [{}, { conversation }, { visitor: visitor.id }, { view: 'inbox' }, { days: 30, zone: 'UTC' }]
    for (const input of inputs) {
      const answer = await agent.ask(command, input as AgentInput<typeof command> & never)
      if (answer.ok) answered++
      told.push(JSON.stringify(answer))
    }
  }
  expect(answered).toBeGreaterThan(15)
  granted(await visitor.ask('message:send', words(conversation, 'Anybody there?')))
  await agent.next('entry:appended', ({ body }) => body.kind === 'text' && body.text === 'Anybody there?')
  for (const name of ['entry:appended', 'conversation:changed', 'context:changed'] as const) {
    told.push(JSON.stringify(agent.pushed(name)))
  }
  const rest = await fetch(`${stage.server.url}/v1/conversations`, {
    headers: { authorization: `Bearer ${key.secret}` },
  })
  expect(rest.status).toBe(200)
  told.push(await rest.text())
  const all = told.join('\n')
  expect(all).toContain('Anybody there?')
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
})

test('[T78] of what is being typed only that somebody types reaches the agent, and nothing is kept', async () => {
  const draft = 'I want to sue'
  granted(await visitor.ask('typing:set', { conversation, typing: true, text: draft, draft } as never))
  const typing = await agent.next('typing:changed')
  expect(typing).toEqual({ conversation, typing: true, author: { kind: 'visitor', id: visitor.id, name: null } })
  expect(await stage.rows('select id from entry where body like ?', `%${draft}%`)).toEqual([])
})

test('[T38] nothing is inflated: WebSockets are not compressed though asked to, and a packed body is refused', async () => {
  const { hostname, port } = new URL(stage.server.url)
  const upgraded = await new Promise<IncomingMessage>((ok, fail) => {
    const headers = {
      ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits',
    }
    const asked = httpRequest({ hostname, port, path: '/socket.io/?EIO=4&transport=websocket', headers })
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      ok(response)
    })
    asked.on('error', fail)
    asked.end()
  })
  expect([upgraded.statusCode, upgraded.headers['sec-websocket-extensions']]).toEqual([101, undefined])
  const bomb = gzipSync(JSON.stringify({ email: 'ann@shop.example', password: 'correct horse' }).padEnd(9_000_000))
  for (const path of ['/v1/session', '/socket.io/?EIO=4&transport=polling']) {
    const packed = await fetch(stage.server.url + path, {
      ...{ method: 'POST', body: bomb },
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', origin: stage.server.url },
    })
    expect([path, packed.status >= 400 && packed.status < 500]).toEqual([path, true])
  }
})

test('[T41] who sends a request slower than anybody has to is let go, its head and its body', async () => {
  const state = {
    draining: false,
    busy: new Set<Promise<unknown>>(),
    log: createLog('silent'),
    measure: measureNothing,
  }
  const http = createHttp({} as never, null, state, { headMs: 100, wholeMs: 300, lookMs: 50 })
  http.post('/asks', async () => ({ ok: true }))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as { port: number }
  /** Writes a piece now and again until the server has enough. */
  const trickle = (first: string, piece: string) =>
    new Promise<string>((ok) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(first))
      const more = setInterval(() => socket.write(piece), 20)
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(more)
        ok(answer.split('\r\n')[0] ?? '')
      })
    })
  const body = 'POST /asks HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50000\r\n\r\n{'
  expect(await Promise.all([trickle('GET / HTTP/1.1\r\n', 'x-more: 1\r\n'), trickle(body, ' ')])).toEqual([
    'HTTP/1.1 408 Request Timeout',
    'HTTP/1.1 408 Request Timeout',
  ])
  const wide = await trickle(`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, '')
  expect(wide).toBe('HTTP/1.1 431 Request Header Fields Too Large')
  await http.close()
})

const logLines = [
  ...inputsOf('log.json'),
  'x\r\n{"level":60,"msg":"forged"}',
  '\u001b[2J\u001b]0;owned\u0007',
  'a\u2028b',
]

test('[T20] [T51] [T52] what breaks is one line of JSON with an id; words, tokens and addresses are in none', async () => {
  const { folder, options } = writeFixture()
  const { child, url } = await launch({ ...options, log: 'info' })
  let log = ''
  child.stderr!.on('data', (chunk) => {
    log += chunk
  })
  const socket = io(`${url}/visitor`, { transports: ['websocket'], forceNew: true, reconnection: false })
  const ask = (command: string, input: unknown) => socket.timeout(8000).emitWithAck(command, input)
  const { token } = await ask('session:start', { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' })
  const db = new DatabaseSync(join(folder, 'data/deskbell.db'), { timeout: 5000 })
  db.exec('alter table entry rename to gone')
  for (const text of logLines) {
    const answer = await ask('message:send', words(randomUUID(), `secret words ${text}`))
    expect(answer).toEqual({ ok: false, error: { code: 'unavailable', retry: true } })
    await fetch(`${url}/v1/sites/${encodeURIComponent(text.slice(0, 200).toWellFormed())}/config?token=${token}`, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'secret words' },
    })
    await ask(text, { token })
  }
  db.close()
  const ended = exit(child)
  child.kill('SIGTERM')
  await ended
  socket.disconnect()
  const lines = log.trimEnd().split('\n')
  const parsed = lines.map((line) => JSON.parse(line) as { msg: string; errorId?: string })
  const failures = parsed.filter(({ msg }) => msg === 'a command failed')
  expect(failures).toHaveLength(logLines.length)
  expect(new Set(failures.map(({ errorId }) => errorId)).size).toBe(logLines.length)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(lines.filter((line) => /[\u0000-\u001f\u007f\u2028\u2029]/.test(line))).toEqual([])
  expect([token, 'secret words', '127.0.0.1:', 'forged'].filter((word) => log.includes(word))).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
