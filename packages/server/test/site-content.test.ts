import { randomUUID } from 'node:crypto'
import type { AgentInput, HelpBundle, HelpManifest } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ServerOptions } from '../src/index.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage, survey } from './stage.ts'

const password = 'a long pass phrase'
const agents: ServerOptions['agents'] = [
  { name: 'Ada', email: 'ada@shop.example', password, role: 'admin' },
  { name: 'Ann', email: 'ann@shop.example', password },
  { name: 'Eve', email: 'eve@other.example', password, role: 'admin', site: 'other' },
]
let stage: Stage
let admin: AgentDevice & { id: string }
const signIn = (name: string) => stage.agent(`${name}@${name === 'eve' ? 'other' : 'shop'}.example`, password)
beforeEach(async () => {
  stage = await openStage({ agents })
  admin = await signIn('ada')
})
afterEach(() => stage.close())

type Save = AgentInput<'content:save'>
const article = (title: string, text = 'Within 60 days.') => `---\ntitle: ${title}\n---\n\n${text}\n`
const put = (id: string, body: string, base: number, more: Partial<Save> = {}): Save => ({
  ...{ cid: randomUUID(), kind: 'article', id, base, state: 'published', body },
  ...more,
})
const get = async <T>(path: string): Promise<T> =>
  (await fetch(`${stage.server.url}/v1/sites/shop/${path}`)).json() as T
const status = async (path: string) => (await fetch(`${stage.server.url}/v1/sites/shop/${path}`)).status
const help = async (lang = 'en') => {
  const manifest = await get<HelpManifest>('help/manifest.json')
  const file = manifest.files[lang]!
  return { file, manifest, bundle: await get<HelpBundle>(`help/${file}`) }
}

test('[M63] what is published is served at once under a new name, a draft is not, and a restart keeps both', async () => {
  const before = await help()
  expect(granted(await admin.ask('content:save', put('en/returns', article('How do I return?'), 0))).version).toBe(1)
  const after = await help()
  expect(after.file).not.toBe(before.file)
  expect(after.bundle.articles).toMatchObject([
    { id: 'returns', question: 'How do I return?', answer: 'Within 60 days.' },
  ])
  expect(after.file).toContain(after.bundle.hash)
  expect(await status(`help/${before.file}`)).toBe(200)
  const draft = put('en/returns', article('Draft?'), 1, { state: 'draft' })
  expect(granted(await admin.ask('content:save', draft)).version).toBe(2)
  granted(await admin.ask('content:save', put('et/returns', article('Kuidas tagastada?'), 0)))
  await stage.restart()
  const agent = await signIn('ada')
  expect((await help()).bundle.articles[0]?.question).toBe('How do I return?')
  expect((await help('et')).bundle.articles[0]?.question).toBe('Kuidas tagastada?')
  const { items } = granted(await agent.ask('content:list', { kind: 'article' }))
  expect(items).toMatchObject([
    { id: 'en/returns', title: 'Draft?', version: 2, state: 'draft', live: true, inFiles: false, by: 'Ada' },
    { id: 'et/returns', title: 'Kuidas tagastada?', version: 1, state: 'published', live: true },
  ])
})

test('[M63] greetings, surveys and the site’s own words are laid over the files, and left to them again', async () => {
  const rules = { version: 1, greetings: [{ id: 'new', when: { visits: 2 }, show: { text: 'Again!' } }] }
  const own = { ...survey, questions: [{ ...survey.questions[0], text: 'Was it easy?' }] }
  const save = async (kind: Save['kind'], id: string, body: object, base = 0) =>
    granted(await admin.ask('content:save', put(id, JSON.stringify(body), base, { kind })))
  await save('greetings', 'greetings', rules)
  await save('survey', 'effort', own)
  await save('site', 'site', { name: 'Rosso', replyTime: 'Within an hour' })
  expect(await get('greetings')).toEqual(rules)
  expect(await get('config')).toMatchObject({
    ...{ name: 'Rosso', replyTime: 'Within an hour', defaultLanguage: 'en' },
    surveys: [{ id: 'effort', questions: [{ text: 'Was it easy?' }] }],
  })
  const gone = { kind: 'survey', state: 'removed', body: null } as const
  granted(await admin.ask('content:save', { ...put('effort', '', 1), ...gone }))
  expect(await get('config')).toMatchObject({ surveys: [] })
  granted(await admin.ask('content:save', { ...put('effort', '', 2), ...gone, state: 'file' }))
  expect(await get('config')).toMatchObject({ surveys: [{ questions: [{ text: 'Easy?' }, {}] }] })
  const opened = granted(await admin.ask('content:open', { kind: 'survey', id: 'effort' }))
  expect(opened).toMatchObject({ version: 3, state: 'file', live: true, inFiles: true })
  expect(JSON.parse(opened.body)).toMatchObject({ id: 'effort', questions: [{ text: 'Easy?' }, {}] })
})

test('[M64] of two who began from one version one wins; nothing that was written is lost', async () => {
  const first = put('en/returns', article('One?'), 0)
  granted(await admin.ask('content:save', first))
  expect(granted(await admin.ask('content:save', first)).version).toBe(1)
  expect(refusal(await admin.ask('content:save', { ...first, body: article('Other?') }))).toBe('cid_conflict')
  expect(refusal(await admin.ask('content:save', put('en/returns', article('Two?'), 0)))).toBe('edit_conflict')
  const tries = await Promise.all(
    ['a', 'b', 'c'].map((x) => admin.ask('content:save', put('en/returns', article(x), 1))),
  )
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
  granted(await admin.ask('content:save', { ...put('en/returns', '', 2), state: 'removed', body: null }))
  expect((await help()).bundle.articles).toEqual([])
  const opened = granted(await admin.ask('content:open', { kind: 'article', id: 'en/returns' }))
  expect(opened.history.map(({ version, state }) => [version, state])).toEqual([
    [3, 'removed'],
    [2, 'published'],
    [1, 'published'],
  ])
  const { body } = granted(await admin.ask('content:version', { kind: 'article', id: 'en/returns', version: 1 }))
  expect(body).toBe(article('One?'))
  granted(await admin.ask('content:save', put('en/returns', body, 3)))
  expect((await help()).bundle.articles[0]?.question).toBe('One?')
})

test('[M64] only administrators of the site change it, and the audit log says who did', async () => {
  const agent = await signIn('ann')
  const eve = await signIn('eve')
  expect(refusal(await agent.ask('content:save', put('en/returns', article('A?'), 0)))).toBe('forbidden')
  granted(await admin.ask('content:save', put('en/returns', article('A?'), 0)))
  expect(granted(await eve.ask('content:list', { kind: 'article' })).items).toEqual([])
  const { events } = granted(await admin.ask('audit:list', { before: null }))
  expect(events.find(({ action }) => action === 'content-changed')).toMatchObject({
    ...{ actor: { id: admin.id }, subject: { id: 'article en/returns' } },
    detail: { state: 'published', version: '1' },
  })
})

test('[M65] what could not be read is not published; each fault is told with its place', async () => {
  const save = async (kind: Save['kind'], id: string, body: string) =>
    granted(await admin.ask('content:save', put(id, body, 0, { kind })))
  const rules =
    '{\n  "version": 1,\n  "greetings": [{ "id": "x", "when": { "cartVlue": 5 }, "show": { "text": "Hi" } }]\n}'
  expect(await save('greetings', 'greetings', rules)).toEqual({
    ok: true,
    version: 0,
    problems: [
      { line: 3, column: 40, field: 'greetings.0.when.cartVlue', reason: 'unknown key, did you mean "cartValue"?' },
    ],
  })
  expect((await save('article', 'en/returns', '---\ntitel: A\n---\nText')).problems).toEqual([
    { line: 2, column: 1, field: '', reason: 'titel: unknown key, did you mean "title"?' },
  ])
  expect((await save('survey', 'other', JSON.stringify(survey))).problems).toMatchObject([{ field: 'id' }])
  expect((await save('site', 'site', '{"name": ""')).problems[0]?.reason).toContain('no valid JSON')
  expect(granted(await admin.ask('content:open', { kind: 'article', id: 'en/returns' }))).toMatchObject({ version: 0 })
  const shapes = [{ id: '../x' }, { kind: 'moon' }, { id: 'en/A' }, { kind: 'survey', id: 'en/x' }, { body: null }]
  for (const wrong of shapes)
    expect(refusal(await admin.ask('content:save', { ...put('en/a', article('A'), 0), ...wrong } as Save))).toBe(
      'bad_request',
    )
})

const sorting = (id: string, then: object) => ({ id, then })

test('[M142] F120 F131 hours, routing and rules published in the console hold at once, on every node and after a restart', async () => {
  const hours = { zone: 'UTC', week: { mon: [] } }
  const rules = [{ ...sorting('refunds', { tag: ['money'] }), words: ['refund'] }]
  const opened = granted(await admin.ask('content:open', { kind: 'desk', id: 'desk' }))
  expect(JSON.parse(opened.body)).toMatchObject({ version: 1, routing: { method: 'manual' } })
  const visitor = await stage.visitor()
  const put = (desk: object, base: number): Save => ({
    ...{ cid: randomUUID(), kind: 'desk', id: 'desk', base, state: 'published', body: JSON.stringify(desk, null, 2) },
  })
  const wrong = granted(await admin.ask('content:save', put({ version: 1, rules: [sorting('x', { team: 'no' })] }, 0)))
  expect(wrong).toMatchObject({ version: 0, problems: [{ field: 'rules.0.then.team', line: expect.any(Number) }] })
  granted(await admin.ask('content:save', put({ version: 1, hours, rules }, 0)))
  await visitor.next('presence:changed', ({ open }) => !open)
  const conversation = randomUUID()
  const body = { kind: 'text' as const, text: 'I want a refund' }
  granted(await visitor.ask('message:send', { cid: randomUUID(), conversation, author: 'visitor', body }))
  await admin.next('conversation:changed', ({ id, tags }) => id === conversation && tags.includes('money'))
  const ann = await signIn('ann')
  expect(refusal(await ann.ask('content:save', put({ version: 1 }, 1)))).toBe('forbidden')
  await stage.restart()
  const again = await signIn('ada')
  expect(granted(await again.ask('content:open', { kind: 'desk', id: 'desk' })).body).toContain('refunds')
  const later = stage.connect('/visitor')
  const input = { version: 1, site: 'shop', token: null, locale: 'en' }
  expect(await later.ask('session:start', input as never)).toMatchObject({ ok: true, open: false })
})

test('[M142] S32 how long things are kept is published like the rest, never below its least', async () => {
  const opened = granted(await admin.ask('content:open', { kind: 'site', id: 'site' }))
  expect(JSON.parse(opened.body).retention).toMatchObject({ conversationDays: null })
  const save = (retention: object, base: number) =>
    admin.ask('content:save', {
      ...{ cid: randomUUID(), kind: 'site', id: 'site', base, state: 'published' as const },
      body: JSON.stringify({ ...JSON.parse(opened.body), retention }, null, 2),
    })
  expect(granted(await save({ conversationDays: 7 }, 0)).problems).toMatchObject([
    { field: 'retention.conversationDays' },
  ])
  granted(await save({ conversationDays: 30 }, 0))
  expect(
    JSON.parse(granted(await admin.ask('content:open', { kind: 'site', id: 'site' })).body).retention,
  ).toMatchObject({
    conversationDays: 30,
  })
})
