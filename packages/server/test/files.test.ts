import { randomUUID } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { type FileRef, filePath } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jpegWith, png, pngWith } from './pictures.ts'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

const dayMs = 24 * 3600_000
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ allowedOrigins: ['https://shop.example'], uploadStallMs: 300 })
})
afterAll(() => stage.close())

interface Given {
  name?: string
  type?: string
  cid?: string
  token?: string | null
  cookie?: string
  headers?: Record<string, string>
}
async function post(body: Buffer | string, given: Given) {
  const { name = 'a.png', type = 'image/png', cid = randomUUID(), token = null, cookie, headers = {} } = given
  const query = new URLSearchParams({ cid, name, site: 'shop' })
  const response = await fetch(`${stage.server.url}/v1/files?${query}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: {
      'content-type': type,
      ...(token ? { authorization: `Bearer ${token}`, origin: 'https://shop.example' } : {}),
      ...(cookie ? { cookie, origin: stage.server.url } : {}),
      ...headers,
    },
  })
  const answer = (await response.json()) as { ok: boolean; file: FileRef; error?: { code: string; field?: string } }
  return { response, answer, status: response.status }
}
const send = (visitor: VisitorDevice, conversation: string, file: FileRef, text?: string) =>
  visitor.ask('message:send', {
    ...{ cid: randomUUID(), conversation, author: 'visitor' as const },
    body: { kind: 'file', file, ...(text === undefined ? {} : { text }) },
  })
const get = (file: FileRef) => fetch(stage.server.url + filePath(file))

test('[M40] [T54] F33 a visitor sends a file, the agent reads it from the log, and it is served inert', async () => {
  const visitor = await stage.visitor()
  const agent = await stage.agent()
  const conversation = randomUUID()
  const { answer, response } = await post(pngWith('GPS 59.4370'), { token: visitor.token, name: 'my shoe.png' })
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  expect(answer).toMatchObject({ ok: true, file: { name: 'my shoe.png', type: 'image/png', width: 6, height: 4 } })
  const lie = { ...answer.file, name: 'x.exe', size: 1 }
  granted(await send(visitor, conversation, lie, 'The left one'))
  const { conversation: summary } = granted(await agent.ask('conversation:open', { conversation }))
  expect(summary.preview?.text).toBe('The left one')
  const log = { conversation, stream: 'public' as const, after: 0, afterId: null }
  const { entries } = granted(await agent.ask('conversation:resume', log))
  expect(entries[0]?.body).toEqual({ kind: 'file', file: answer.file, text: 'The left one' })
  const served = await get(answer.file)
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `attachment; filename="my shoe.png"; filename*=UTF-8''my%20shoe.png`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  })
  const bytes = Buffer.from(await served.arrayBuffer())
  expect(bytes.length).toBe(answer.file.size)
  expect(bytes.includes('GPS')).toBe(false)
})

test('[M40] an agent sends one too, and it shows to the visitor', async () => {
  const visitor = await stage.visitor()
  const agent = await stage.agent()
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  const { answer } = await post(jpegWith('GPS'), { cookie: agent.cookie, name: 'label.jpg', type: 'image/jpeg' })
  const body = { kind: 'file' as const, file: answer.file }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation, stream: 'public', body }))
  const { body: seen } = await visitor.next('entry:appended', (entry) => entry.body.kind === 'file')
  expect(seen).toEqual(body)
})

test('[M40] [T25] a file is put into a conversation by its sender only, and into one', async () => {
  const [one, other] = [await stage.visitor(), await stage.visitor()]
  const agent = await stage.agent()
  const { answer } = await post(png, { token: one.token })
  expect(refusal(await send(other, randomUUID(), answer.file))).toBe('not_found')
  expect(refusal(await send(one, randomUUID(), { ...answer.file, id: 'unknown' }))).toBe('not_found')
  const conversation = randomUUID()
  granted(await send(one, conversation, answer.file))
  expect(refusal(await send(one, randomUUID(), answer.file))).toBe('not_found')
  const again = {
    cid: randomUUID(),
    conversation,
    stream: 'public' as const,
    body: { kind: 'file', file: answer.file },
  }
  expect(refusal(await agent.ask('message:send', again as never))).toBe('not_found')
  expect(await stage.rows('select id from conversation where visitor = ?', other.id)).toEqual([])
})

test('[M40] the same cid is the same file and the same message; other content under it is a conflict', async () => {
  const visitor = await stage.visitor()
  const cid = randomUUID()
  const [first, again] = [
    await post(png, { token: visitor.token, cid }),
    await post(png, { token: visitor.token, cid }),
  ]
  expect(again.answer).toEqual(first.answer)
  const other = await post(pngWith('other'), { token: visitor.token, cid })
  expect([other.status, other.answer.error?.code]).toEqual([409, 'cid_conflict'])
  const message = {
    ...{ cid: randomUUID(), conversation: randomUUID(), author: 'visitor' as const },
    body: { kind: 'file' as const, file: first.answer.file },
  }
  const stored = granted(await visitor.ask('message:send', message))
  expect(granted(await visitor.ask('message:send', message))).toEqual(stored)
  const changed = { ...message, body: { ...message.body, text: 'More' } }
  expect(refusal(await visitor.ask('message:send', changed))).toBe('cid_conflict')
})

test('[M41] [T55] F34 who may not, and what may not, is refused by a code that says why', async () => {
  const { token } = await stage.visitor()
  const { cookie } = await stage.agent()
  const cases: [string, Buffer | string, Given, number, string, string | undefined][] = [
    ['nobody', png, {}, 401, 'unauthorized', undefined],
    ['an unknown token', png, { token: 'x'.repeat(43) }, 401, 'unauthorized', undefined],
    ['a foreign page', png, { token, headers: { origin: 'https://evil.example' } }, 403, 'forbidden', undefined],
    [
      'a foreign page with the cookie',
      png,
      { cookie, headers: { origin: 'https://shop.example' } },
      401,
      'unauthorized',
      undefined,
    ],
    ['no cid', png, { token, cid: 'x' }, 400, 'bad_request', 'cid'],
    ['zero bytes', '', { token }, 400, 'bad_request', 'file'],
    ['a page', '<html><script>__hit(1)</script>', { token }, 400, 'bad_request', 'type'],
    ['a packed body', 'x', { token, headers: { 'content-encoding': 'gzip' } }, 400, 'bad_request', 'content-encoding'],
    ['one byte too many', Buffer.alloc(5 * 1024 * 1024 + 1), { token }, 413, 'too_large', 'file'],
  ]
  for (const [name, body, given, status, code, field] of cases) {
    const { answer, status: said } = await post(body, given)
    expect([name, said, answer.error?.code, answer.error?.field]).toEqual([name, status, code, field])
  }
  expect(await stage.rows('select id from file where ready = 0')).toEqual([])
  expect((await fetch(`${stage.server.url}/v1/files/unknown/x.png`)).status).toBe(404)
})

test('[M41] [T54] a text is served as a download, markup or not', async () => {
  const { token } = await stage.visitor()
  const { answer } = await post('<html><script>__hit(1)</script>', { token, type: 'text/plain', name: 'a.html' })
  expect(answer.file.name).toBe('a.html.txt')
  const served = await get(answer.file)
  expect(served.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(served.headers.get('content-disposition')).toMatch(/^attachment/)
})

test('[M41] [T41] a file that stops coming ends its own connection, and nothing is kept', async () => {
  const { token } = await stage.visitor()
  const { port } = stage.server
  const path = `/v1/files?${new URLSearchParams({ cid: randomUUID(), name: 'a.png', site: 'shop' })}`
  const answer = await new Promise<number | string>((done) => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://shop.example', 'content-length': '999999' }
    const req = request({ port, path, method: 'POST', headers }, (res) => done(res.statusCode ?? 0))
    req.on('error', ({ message }) => done(message))
    req.write('x')
  })
  expect(answer).toBe(400)
  expect((await post(png, { token })).status).toBe(200)
})

test('[M41] [T55] F34 the eleventh file of a day waits, and for other visitors nothing changes', async () => {
  const [visitor, other] = [await stage.visitor(), await stage.visitor()]
  for (let n = 0; n < 10; n++) expect((await post(png, { token: visitor.token })).status).toBe(200)
  const { response, answer } = await post(png, { token: visitor.token })
  expect([response.status, answer.error?.code]).toEqual([429, 'rate_limited'])
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(dayMs / 1000 - 120)
  expect((await post(png, { token: other.token })).status).toBe(200)
})

test('[M40] a browser is told that the page may ask', async () => {
  const ask = (origin: string) =>
    fetch(`${stage.server.url}/v1/files`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = await ask('https://shop.example')
  expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'authorization, content-type',
  ])
  expect((await ask('https://evil.example')).status).toBe(403)
})

test('[M41] a file that is taken back is gone at once for everybody', async () => {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  const { answer } = await post(png, { token: visitor.token })
  const { id: entry } = granted(await send(visitor, conversation, answer.file))
  expect((await get(answer.file)).status).toBe(200)
  granted(await visitor.ask('message:remove', { cid: randomUUID(), conversation, entry }))
  expect((await get(answer.file)).status).toBe(404)
  expect(refusal(await send(visitor, conversation, answer.file))).toBe('not_found')
})

test('[M41] the name on disk is random, and the folder is served by no path', async () => {
  const { token } = await stage.visitor()
  const { answer } = await post(png, { token, name: '../../../deskbell.js' })
  const folder = String(stage.options.filesDir)
  // Beside them only the versions of the widget that were served.
  const files = globSync('**/*', { cwd: folder }).filter((name) => /[\\/]/.test(name) && !/^widget[\\/]/.test(name))
  expect(files.length).toBeGreaterThan(0)
  expect(files.every((name) => /^..[\\/][0-9a-f-]{36}$/.test(name))).toBe(true)
  expect(files.some((name) => name.includes(answer.file.id))).toBe(false)
})

const cases = join(import.meta.dirname, '../../../../shared/hostile-inputs/own/upload.json')
interface Case {
  name: string
  type: string
  ext: string
  content: string | { $t: string; n?: number }
  encoding?: string
  contentLength?: number
  slow?: number
  expect: string
}

test.skipIf(!existsSync(cases))('[M41] [T54] [T55] every hostile upload ends as it should', async () => {
  const rows = (JSON.parse(readFileSync(cases, 'utf8')) as Case[]).filter(
    ({ contentLength, slow }) => !contentLength && !slow,
  )
  for (const { name, type, ext, content, encoding, expect: wanted } of rows) {
    const { token } = await stage.visitor()
    const body = typeof content === 'string' ? content : Buffer.alloc(6 * 1024 * 1024, 1)
    const headers: Record<string, string> = encoding ? { 'content-encoding': encoding } : {}
    const { status, answer } = await post(body, { token, type, name: `x.${ext}`, headers })
    if (wanted !== 'serve-as-download') expect([name, Math.floor(status / 100)]).toEqual([name, 4])
    else expect((await get(answer.file)).headers.get('content-disposition'), name).toMatch(/^attachment/)
  }
  expect((await fetch(`${stage.server.url}/healthz`)).status).toBe(200)
})
