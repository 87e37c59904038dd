import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GreetingRules, HelpManifest, PROTOCOL_VERSION, parse, SiteConfig } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/index.ts'
import type { WidgetVersion } from '../src/widget-files/describe.ts'
import { granted, openStage, type Stage, signIn, writeFixture } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    pages: async (req, res) => {
      if (req.url === '/') return !!res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Shop</h1>')
      if (req.url === '/echo') {
        let body = ''
        for await (const chunk of req) body += chunk
        return !!res.end(body)
      }
      if (req.url === '/broken') throw new Error('a secret of the shop')
      return false
    },
  })
})
afterAll(() => stage.close())
const get = (path: string, init: RequestInit = {}) => fetch(stage.server.url + path, { redirect: 'manual', ...init })

test('the tag is cached briefly, its chunks for good, and any page may load both', async () => {
  const tag = await get('/deskbell.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(tag.status).toBe(200)
  expect(tag.headers.get('content-type')).toContain('text/javascript')
  expect(tag.headers.get('content-encoding')).toBe('gzip')
  expect(tag.headers.get('cache-control')).not.toContain('immutable')
  const chunk = await get('/assets/panel-abc.js')
  expect(await chunk.text()).toBe('export {}')
  expect(chunk.headers.get('cache-control')).toContain('immutable')
  for (const { headers } of [tag, chunk]) {
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  const again = await get('/deskbell.js', { headers: { 'if-none-match': tag.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('F180 a version of the tag has an address for good, and what a browser holds it against', async () => {
  const told = (await (await get('/deskbell.json')).json()) as WidgetVersion
  const pinned = await get(`/${told.file}`)
  expect(pinned.headers.get('cache-control')).toContain('immutable')
  expect(pinned.headers.get('access-control-allow-origin')).toBe('*')
  const digest = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`
  expect(digest(await pinned.text())).toBe(told.integrity)
  expect(told.assets['assets/panel-abc.js']).toBe(digest('export {}'))
  expect((await get('/deskbell@0123456789ab.js')).status).toBe(404)
  expect((await get('/deskbell@..%2Fsecret')).status).toBe(404)
})

test('F180 after an upgrade a page that names the version before it has all of it, and one that was open its parts', async () => {
  const { folder, options } = writeFixture()
  const start = () => startServer({ ...options, port: 0 })
  const before = await start()
  const { file, integrity } = (await (await fetch(`${before.url}/deskbell.json`)).json()) as WidgetVersion
  await before.stop()
  writeFileSync(join(folder, 'cdn/deskbell.js'), '/* a newer tag */')
  rmSync(join(folder, 'cdn/assets/panel-abc.js'))
  const after = await start()
  const { file: newer } = (await (await fetch(`${after.url}/deskbell.json`)).json()) as WidgetVersion
  expect(newer).not.toBe(file)
  const [pinned, part, tag] = await Promise.all(
    [file, 'assets/panel-abc.js', newer].map(async (path) => (await fetch(`${after.url}/${path}`)).text()),
  )
  expect(`sha384-${createHash('sha384').update(pinned!).digest('base64')}`).toBe(integrity)
  expect([part, tag]).toEqual(['export {}', '/* a newer tag */'])
  await after.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['gzip, br;q=0', 'gzip'],
  ['identity', null],
])('what the build packed is sent as it was packed: %s', async (accepted, encoding) => {
  // By hand: `fetch` would unpack it.
  const answer = await new Promise<IncomingMessage>((done) => {
    request(`${stage.server.url}/assets/packed.js`, { headers: { 'accept-encoding': accepted } }, done).end()
  })
  expect(answer.headers['content-encoding'] ?? null).toBe(encoding)
  expect(answer.headers['content-type']).toContain('text/javascript')
  expect(answer.headers.vary).toContain('accept-encoding')
  expect((await answer.toArray()).join('')).toBe(encoding ? `packed as ${encoding}` : '/* plain */')
})

test('what was packed before the file changed is not sent', async () => {
  const file = join(stage.folder, 'cdn/assets/packed.js')
  writeFileSync(file, '/* newer */')
  utimesSync(file, new Date(), new Date(Date.now() + 10_000))
  const answer = await get('/assets/packed.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(await answer.text()).toBe('/* newer */')
})

test.each(['/assets/../../site/site.json', '/assets/%2e%2e/%2e%2e/site/site.json', '/assets/..%2f..%2fsite/site.json'])(
  '[T53] no path leaves the folder: %s',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)

test('[F95] anybody may ask whether somebody is there, of a site that there is', async () => {
  const answer = await get('/v1/sites/shop/availability')
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(await answer.json()).toMatchObject({ online: 0, open: true, opensAt: null })
  expect((await get('/v1/sites/nobody/availability')).status).toBe(404)
})

test('config, greetings and help of a site are what their schemas say', async () => {
  const config = parse(SiteConfig, await (await get('/v1/sites/shop/config')).json())
  expect(config).toMatchObject({
    ok: true,
    value: { help: '/v1/sites/shop/help/manifest.json', surveys: [{ id: 'effort' }] },
  })
  expect(parse(GreetingRules, await (await get('/v1/sites/shop/greetings')).json())).toMatchObject({
    ok: true,
    value: { greetings: [{ id: 'sizes' }] },
  })
  const manifest = await get('/v1/sites/shop/help/manifest.json')
  expect(parse(HelpManifest, await manifest.json()).ok).toBe(true)
  expect(manifest.headers.get('cache-control')).not.toContain('immutable')
  const bundle = await get('/v1/sites/shop/help/en-abc.json')
  expect(bundle.headers.get('cache-control')).toContain('immutable')
  expect(bundle.headers.get('access-control-allow-origin')).toBe('*')
  expect((await get('/v1/sites/other/config')).status).toBe(200)
  const missing = await get('/v1/sites/nobody/config')
  expect([missing.status, await missing.json()]).toEqual([
    404,
    { ok: false, error: { code: 'not_found', retry: false } },
  ])
})

test('[T58] [T60] the console is one page, with a policy that lets nothing else run or frame it', async () => {
  for (const path of ['/console', '/console/', '/console/anything']) {
    const page = await get(path)
    expect(await page.text()).toContain('<title>Deskbell</title>')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  }
  expect((await get('/console/assets/index-abc.js')).headers.get('cache-control')).toContain('immutable')
  expect((await get('/console/assets/missing.js')).status).toBe(404)
})

test('[M29] [T64] the first start gives a link that signs in once, in an HttpOnly cookie, and then never again', async () => {
  const own = await openStage({ agents: [] })
  const link = own.server.signInLink!
  await fetch(link, { method: 'HEAD', redirect: 'manual' })
  const first = await fetch(link, { redirect: 'manual' })
  expect([first.status, first.headers.get('location')]).toEqual([303, '/console'])
  const cookie = first.headers.getSetCookie()[0]!
  expect(cookie).toMatch(/^deskbell=[\w-]{43}; .*HttpOnly; SameSite=Strict$/)
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(401)
  const code = new URL(link).searchParams.get('code')!
  expect(code).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await own.rows('select * from sign_in_code'))).not.toContain(code)
  const who = await fetch(`${own.server.url}/v1/session`, { headers: { cookie: cookie.split(';')[0]! } })
  expect(await who.json()).toMatchObject({ ok: true, agent: { name: 'Mari' } })
  const agent = own.connect('/agent', { extraHeaders: { cookie: cookie.split(';')[0]! } })
  granted(await agent.ask('session:start', { version: PROTOCOL_VERSION }))
  granted(await agent.ask('password:set', { current: null, password: 'plum heron window' }))
  await own.restart()
  expect(own.server.signInLink).toBeNull()
  await own.restart({ signInLink: 'always' })
  expect((await fetch(own.server.signInLink!, { redirect: 'manual' })).status).toBe(303)
  await own.close()
})

test('[M29] as long as the administrator has no password, a start gives another link', async () => {
  const own = await openStage({ agents: [] })
  await own.restart()
  expect((await fetch(own.server.signInLink!, { redirect: 'manual' })).status).toBe(303)
  await own.close()
})

test('[M29] a link is made from the public address or our own, never from the Host header', async () => {
  const own = await openStage({ publicUrl: 'https://chat.example.com' })
  expect(own.server.signInLink).toMatch(/^https:\/\/chat\.example\.com\/console\/sign-in\?code=/)
  const port = own.server.port
  const path = own.server.signInLink!.slice('https://chat.example.com'.length)
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    redirect: 'manual',
    headers: { 'x-forwarded-host': 'evil.example' },
  })
  expect(response.headers.get('location')).toBe('/console')
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-deskbell=.*; Secure$/)
  await own.close()
})

test('[M30] signing in by password, and out again, which ends the sockets of that session', async () => {
  const agent = await stage.agent()
  const gone = new Promise((ok) => agent.socket.once('disconnect', ok))
  const headers = { cookie: agent.cookie, origin: stage.server.url }
  expect((await get('/v1/session', { method: 'DELETE', headers })).status).toBe(200)
  await gone
  expect((await get('/v1/session', { headers })).status).toBe(401)
  const back = stage.connect('/agent', { extraHeaders: { cookie: agent.cookie } })
  expect(await back.ask('session:start', { version: PROTOCOL_VERSION })).toMatchObject({
    error: { code: 'unauthorized' },
  })
})

test('[M30] a wrong password, nobody and a foreign page are refused; tries are limited', async () => {
  const post = (body: unknown, origin = stage.server.url) =>
    get('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    })
  expect((await post({ email: 'nobody@shop.example', password: 'correct horse' })).status).toBe(401)
  expect((await post({ email: 'ann@shop.example', password: 'correct horse' }, 'https://evil.example')).status).toBe(
    403,
  )
  expect((await post({ email: 'ann@shop.example' })).status).toBe(400)
  expect((await post('not an object')).status).toBe(400)
  const statuses = []
  for (let n = 0; n < 6; n++) statuses.push((await post({ email: 'ben@shop.example', password: `guess ${n}` })).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  await expect(signIn(stage.server.url, 'ben@shop.example', 'battery staple')).rejects.toThrow('rate_limited')
})

test('[T64] the administrator has no password, so that none opens the door', async () => {
  for (const password of ['', 'admin', 'undefined', 'null']) {
    await expect(signIn(stage.server.url, 'admin@localhost', password)).rejects.toThrow(
      /unauthorized|bad_request|rate_limited/,
    )
  }
})

test("what is none of ours is the shop's, with its body unread", async () => {
  expect(await (await get('/')).text()).toBe('<h1>Shop</h1>')
  const echo = await get('/echo', { method: 'POST', headers: { 'content-type': 'application/x-shop' }, body: 'a=1' })
  expect(await echo.text()).toBe('a=1')
  expect((await get('/nothing')).status).toBe(404)
  const broken = await get('/broken')
  expect([broken.status, await broken.text()]).toEqual([500, ''])
  expect((await get('/healthz')).status).toBe(200)
  expect(await (await get('/readyz')).json()).toEqual({ ok: true })
})

test('[T80] nothing for operators is behind the public port, and health says no more than yes', async () => {
  const { pages: _pages, ...options } = stage.options
  const bare = await startServer({ ...options, dataDir: mkdtempSync(join(tmpdir(), 'deskbell-bare-')), metricsPort: 0 })
  for (const path of ['/metrics', '/debug', '/debug/pprof/', '/server-status', '/.env', '/admin', '/v1', '/v1/debug']) {
    const answer = await fetch(bare.url + path)
    expect([path, answer.status, await answer.json()]).toEqual([
      ...[path, 404],
      { ok: false, error: { code: 'not_found', retry: false } },
    ])
  }
  expect((await fetch(`${bare.url}/socket.io/socket.io.js`)).status).toBe(400)
  for (const path of ['/healthz', '/readyz']) {
    expect(await (await fetch(bare.url + path)).text(), path).toBe('{"ok":true}')
  }
  const metrics = await (await fetch(`http://127.0.0.1:${bare.metricsPort}/metrics`)).text()
  expect(metrics).toContain('deskbell_connections')
  await bare.stop()
})

test('[T52] errors are codes, never texts', async () => {
  const headers = { 'content-type': 'application/json', origin: stage.server.url }
  const broken = await get('/v1/session', { method: 'POST', headers, body: '{"email":' })
  expect([broken.status, await broken.json()]).toEqual([
    400,
    { ok: false, error: { code: 'bad_request', retry: false } },
  ])
  const large = await get('/v1/session', { method: 'POST', headers, body: 'x'.repeat(70_000) })
  expect([large.status, await large.json()]).toEqual([413, { ok: false, error: { code: 'too_large', retry: false } }])
})

const problems: [string, (folder: string) => Record<string, unknown>, RegExp][] = [
  ['a wrong port', () => ({ port: '8080' }), /^port is "8080", expected a whole number from 0 to 65535$/],
  ['an unknown option', () => ({ prot: 1 }), /^prot is 1, expected no such option; there are port, host/],
  ['an address with a path', () => ({ publicUrl: 'https://a.example/chat' }), /^publicUrl is .* expected an origin/],
  ['Redis without a common database', () => ({ redisUrl: 'redis://localhost' }), /^redisUrl is .*databaseUrl as well/],
  [
    'another kind of database',
    () => ({ databaseUrl: 'mysql://root:secret@localhost/x' }),
    /^databaseUrl is "mysql:\/\/root:…@localhost\/x", expected an address such as postgres/,
  ],
  ['no data folder', () => ({ dataDir: undefined }), /^dataDir is undefined, expected the path of a folder$/],
  ['a build that is not there', (f) => ({ static: { cdn: `${f}/no`, console: f } }), /^static is .*pnpm build/],
  [
    'a short password',
    () => ({ agents: [{ name: 'A', email: 'a@b.example', password: 'x' }] }),
    /^agents is .*12 characters/,
  ],
  [
    'a folder without a site',
    (f) => ({ sites: [{ folder: f, help: null }] }),
    /site\.json.*expected a file that can be read/,
  ],
]
test.each(problems)('[T64] %s is refused in one plain sentence', async (_name, change, message) => {
  const { folder, options } = writeFixture()
  await expect(startServer({ ...options, ...change(folder) } as typeof options)).rejects.toThrow(message)
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['site/greetings.json', '{"version":1,"greetings":[{"id":"x","wehn":{}}]}', /greetings\.json: greetings\.0\..* is /],
  [
    'site/site.json',
    '{"key":"shop","name":"Shop","defaultLanguage":"English"}',
    /site\.json: defaultLanguage is .*English/,
  ],
  ['site/surveys/effort.json', '{', /effort\.json is .* expected valid JSON/],
  ['help/manifest.json', '{"version":2}', /manifest\.json: version is .*2.* expected 1/],
])('a mistake in %s names file, field and what was expected', async (file, content, message) => {
  const { folder, options } = writeFixture()
  writeFileSync(join(folder, file), content)
  await expect(startServer(options)).rejects.toThrow(message)
  rmSync(folder, { recursive: true, force: true })
})

test('a port in use is said in plain words', async () => {
  const { folder, options } = writeFixture()
  await expect(startServer({ ...options, port: stage.server.port })).rejects.toThrow(
    /^port is \d+, expected a port that nobody listens on/,
  )
  rmSync(folder, { recursive: true, force: true })
})

test('a database of a newer version is not touched', async () => {
  const own = await openStage()
  await own.server.stop()
  await own.rows('insert into schema_version (version) values (999)')
  await expect(startServer(own.options)).rejects.toThrow(/written by a newer version of Deskbell \(its schema is 999/)
  await own.close()
})

test('a server without pages answers with a code', async () => {
  const { folder, options } = writeFixture()
  const server: RunningServer = await startServer(options)
  expect(await (await fetch(`${server.url}/nothing`)).json()).toMatchObject({ error: { code: 'not_found' } })
  await server.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})
