import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { createFolders } from '../src/edge/folders.ts'
import { run } from '../src/run.ts'
import type { World } from '../src/world.ts'

const bin = join(import.meta.dirname, '../bin/deskbell.js')
const made: string[] = []
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

type Env = Record<string, string>
/** What somebody at a terminal sees of a command, run in this process. */
async function deskbell(args: string[], env: Env = {}, asked: World['asked'] = async () => {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const world: World = {
    ...{ folders: createFolders(), env: { DESKBELL_LOG: 'silent', ...env }, asked },
    say: (line) => out.push(line),
    complain: (line) => err.push(line),
  }
  const code = await run(args, world)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** A starter folder with stand-ins for the built widget and console. */
async function start(): Promise<{ folder: string; config: string; change(to: object): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-serve-'))
  made.push(folder)
  expect(await deskbell(['init', folder])).toMatchObject({ code: 0, err: '' })
  const config = join(folder, 'deskbell.json')
  const change = (to: object) =>
    writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, 'utf8')), ...to }))
  change({ port: 0, static: { cdn: 'help', console: 'surveys' } })
  return { folder, config, change }
}

/** The server of a config, as soon as it says where it is. */
function serve(config: string, env: Env = {}): Promise<{ child: ChildProcess; url: string; said(): string }> {
  const child = spawn(process.execPath, [bin, 'serve', '--config', config], {
    ...{ env: { ...process.env, DESKBELL_LOG: 'silent', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  running.push(child)
  let said = ''
  return new Promise((ok, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const url = said.match(/^Deskbell (\S+)\/ /m)?.[1]
      if (url && said.includes('Sign in')) ok({ child, url, said: () => said })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)))
  })
}
const exit = (child: ChildProcess) => new Promise<number | null>((ok) => child.once('exit', (code) => ok(code)))

test('F175 init, then serve: the site answers, its articles are built, and the first page carries the widget', async () => {
  const { config } = await start()
  const { child, url, said } = await serve(config, { DESKBELL_METRICS_PORT: '0' })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const page = await (await fetch(`${url}/`)).text()
  expect(page).toContain('<script async src="/deskbell.js" data-site-key="shop"')
  expect((await fetch(`${url}/other`)).status).toBe(404)
  const { files } = await (await fetch(`${url}/v1/sites/shop/help/manifest.json`)).json()
  const help = await (await fetch(`${url}/v1/sites/shop/help/${files.en}`)).json()
  expect(help.articles.map(({ id }: { id: string }) => id)).toEqual(['returns', 'delivery'])
  const metrics = said().match(/Metrics {2}(\S+)/)?.[1] ?? ''
  expect(await (await fetch(metrics)).text()).toContain('deskbell_connections{side="visitor"} 0')
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  const ended = exit(child)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('init writes over nothing', async () => {
  const { folder } = await start()
  const again = await deskbell(['init', folder])
  expect(again.code).toBe(1)
  expect(again.err).toContain('deskbell.json: is there already; nothing was written')
})

test('what init writes passes the check', async () => {
  const { folder } = await start()
  expect(await deskbell(['check', folder])).toMatchObject({ code: 0, err: '' })
  expect(await deskbell(['faq', 'check', join(folder, 'help')])).toMatchObject({ code: 0, err: '' })
})

test('a server that cannot start says in one line which option, which value and what to do', async () => {
  const { config, change } = await start()
  const refused = async (to: object, env: Env = {}) => {
    change(to)
    const { code, out, err } = await deskbell(['serve', '--config', config], env)
    expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1])
    return err.trim()
  }
  expect(await refused({ prot: 4100 })).toMatch(/^prot is 4100, expected no such option; there are port, /)
  expect(await refused({ prot: undefined, port: 'x' })).toMatch(/^port is "x", expected a whole number/)
  expect(await refused({ port: 0 }, { DATABASE_URL: 'mysql://a' })).toMatch(/^databaseUrl is .*such as postgres:/)
  expect(await refused({ pages: 'x' })).toContain('pages is "x", expected nothing: only code can answer pages')
  expect((await deskbell(['serve', '--config', `${config}5`])).err).toContain('`deskbell init` writes one')
  writeFileSync(config, '{')
  expect((await deskbell(['serve', '--config', config])).err).toContain('expected valid JSON')
})

test('a backup is taken while the server runs, and restored when it does not; two servers never share a folder', async () => {
  const { folder, config } = await start()
  const copy = join(folder, 'copy.db')
  let stop = () => {}
  const served = deskbell(
    ['serve', '--config', config],
    {},
    () =>
      new Promise((ok) => {
        stop = ok
      }),
  )
  await expect.poll(() => existsSync(join(folder, 'data/deskbell.db-wal')), { timeout: 20_000 }).toBe(true)
  const attachment = join(folder, 'data/files/ab/abcdef')
  mkdirSync(dirname(attachment), { recursive: true })
  writeFileSync(attachment, 'a photo')
  writeFileSync(`${attachment}0.part`, 'half a photo')
  expect((await deskbell(['backup', copy, '--config', config])).out).toMatch(
    /copy\.db: 0 conversations, 0 entries, .* MB, 1 files/,
  )
  expect(readdirSync(`${copy}.files/ab`)).toEqual(['abcdef'])
  rmSync(join(folder, 'data/files'), { recursive: true })
  const second = await deskbell(['serve', '--config', config])
  expect(second.err).toContain('expected a folder that no other server uses now; stop that one')
  expect((await deskbell(['restore', copy, '--config', config])).err).toContain(
    'a folder that no other server uses now',
  )
  stop()
  expect((await served).code).toBe(0)
  const data = new DatabaseSync(join(folder, 'data/deskbell.db'), { timeout: 5000 })
  data.exec(`update agent set name = 'Changed since'`)
  data.close()
  const restored = await deskbell(['restore', copy, '--config', config])
  expect(readFileSync(attachment, 'utf8')).toBe('a photo')
  expect(restored.out).toMatch(/^restored 0 conversations.*; what was there before is .*deskbell\.db\.before-/)
  const back = new DatabaseSync(join(folder, 'data/deskbell.db'), { timeout: 5000 })
  expect(back.prepare('select name from agent').all()).toEqual([{ name: 'Owner' }])
  back.close()
  writeFileSync(copy, 'no database at all, and long enough to be looked at twice')
  expect((await deskbell(['restore', copy, '--config', config])).err).toContain('is no backup that can be used')
  const postgres = await deskbell(['backup', copy, '--config', config], {
    DATABASE_URL: 'postgres://me:secret@db/deskbell',
  })
  expect(postgres.err).toContain('pg_dump --format=custom')
  expect(postgres.err).not.toContain('secret')
})

test('F173 a key for programs is made while the server runs, opens what it may, and stands in the audit log', async () => {
  const { folder, config } = await start()
  const { url } = await serve(config)
  const made = await deskbell(['key', 'Warehouse', '--scopes', 'conversations:read', '--config', config])
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^dbk_[\w-]{43}$/) })
  const ask = (path: string) => fetch(`${url}/v1/${path}`, { headers: { authorization: `Bearer ${made.out}` } })
  expect([(await ask('conversations')).status, (await ask('agents')).status]).toEqual([200, 403])
  const data = new DatabaseSync(join(folder, 'data/deskbell.db'), { timeout: 5000 })
  const line = data.prepare(`select actor, subject_name, detail from audit where action = 'key-created'`).get()
  data.close()
  expect(line).toMatchObject({ actor: null, subject_name: 'Warehouse', detail: '{"scopes":"conversations:read"}' })
  const wrong = async (...args: string[]) => (await deskbell(['key', ...args, '--config', config])).err
  expect(await wrong('X', '--scopes', 'everything')).toMatch(/^--scopes is "everything", expected some of conv/)
  expect(await wrong('X', '--scopes', 'agents:read', '--site', 'nowhere')).toMatch(/^site is "nowhere", expected one/)
  expect(await wrong('X')).toContain('"key" needs --scopes')
  expect(await wrong('--scopes', 'agents:read')).toContain('"key" needs a name')
})

test('on an older Node the command says in one line which one it needs', async () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.19.0' }); await import(${JSON.stringify(bin)})`
  const args = ['--input-type=module', '-e', pretend]
  const { code, err } = await new Promise<{ code: number; err: string }>((done) => {
    execFile(process.execPath, args, (error, _out, text) => done({ code: Number(error?.code), err: text }))
  })
  expect(code).toBe(1)
  expect(err.trim()).toBe('deskbell needs Node 22.13 or newer, and this is 20.19.0: get one from https://nodejs.org')
})
