import { randomUUID } from 'node:crypto'
import { type InboxFilter, PROTOCOL_VERSION, passesFilter, type SavedView, savedViewLimit } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AgentDevice, granted, openTwoShops, refusal, type Stage, words } from './stage.ts'

let stage: Stage
let ann: AgentDevice & { id: string }
let ben: AgentDevice & { id: string }
let eve: AgentDevice
beforeAll(async () => {
  ;({ stage, ann, ben, eve } = await openTwoShops())
})
afterAll(() => stage.close())

const view = (more: Partial<SavedView> = {}): SavedView => ({
  ...{ id: randomUUID(), name: 'Estonian', shared: false, view: 'inbox', filter: {} },
  ...more,
})
const plain = ({ id, name, shared, view: of, filter }: SavedView): SavedView => ({ id, name, shared, view: of, filter })
const listed = async (agent: AgentDevice) => granted(await agent.ask('view:list', {})).views
const kept = async (agent: AgentDevice) => (await listed(agent)).map(plain)
const act = (conversation: string) => ({ cid: randomUUID(), conversation })

/** A conversation that waits, in this language, with these words. */
async function waits(text: string, locale = 'en'): Promise<string> {
  const visitor = stage.connect('/visitor')
  granted(await visitor.ask('session:start', { version: PROTOCOL_VERSION, site: 'shop', token: null, locale }))
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, text)))
  granted(await visitor.ask('handoff:request', { ...act(id), reason: 'asked' }))
  return id
}
const found = async (agent: AgentDevice, filter: InboxFilter) =>
  granted(await agent.ask('inbox:list', { view: 'inbox', ...filter })).conversations.map(({ id }) => id)

test('[M230] a list is narrowed by tag, agent, team, language, channel, priority and words, all of which must hold', async () => {
  const [et, de, other] = [
    await waits('Kus on minu pakk?', 'et'),
    await waits('Wo ist es?', 'de-AT'),
    await waits('Hi'),
  ]
  granted(await ann.ask('conversation:tag', { ...act(et), add: ['vip'], remove: [] }))
  granted(await ann.ask('conversation:prioritise', { ...act(de), priority: 'urgent' }))
  granted(await ann.ask('conversation:assign', { ...act(other), from: null, to: { kind: 'agent', id: ben.id } }))
  expect(await found(ann, { tag: 'vip' })).toEqual([et])
  expect(await found(ann, { language: 'de' })).toEqual([de])
  expect(await found(ann, { language: 'det' })).toEqual([])
  expect(await found(ann, { priority: 'urgent' })).toEqual([de])
  expect(await found(ann, { assignee: ben.id })).toEqual([other])
  expect([await found(ann, { assignee: 'me' }), await found(ben, { assignee: 'me' })]).toEqual([[], [other]])
  expect((await found(ann, { assignee: 'nobody' })).sort()).toEqual([et, de].sort())
  expect(await found(ann, { channel: 'email' })).toEqual([])
  expect(await found(ann, { channel: 'widget', language: 'et', tag: 'vip', assignee: 'nobody' })).toEqual([et])
  expect(await found(ann, { team: 'returns' })).toEqual([])
  await vi.waitFor(async () => expect(await found(ann, { text: 'minu pakk' })).toEqual([et]), 8000)
  expect(await found(ann, { text: 'pakk', language: 'de' })).toEqual([])
  expect(await found(ann, { text: '*' })).toEqual([])
  expect(await found(eve, { tag: 'vip' })).toEqual([])
  // What the console decides by itself is what the server says.
  const all = granted(await ann.ask('inbox:list', { view: 'inbox' })).conversations
  for (const filter of [{ tag: 'vip' }, { language: 'de' }, { assignee: 'nobody' }, { assignee: 'me' }] as const) {
    const passed = all.filter((summary) => passesFilter(filter, summary, ann.id)).map(({ id }) => id)
    expect(passed).toEqual(await found(ann, filter))
  }
  expect(all.map((summary) => passesFilter({ text: 'pakk' }, summary, null))).toEqual([null, null, null])
})

test('[M231] F110 a saved view is one’s own or the team’s, counts live for each agent, and never leaves the site', async () => {
  const own = view({ name: 'Mine in Estonian', filter: { language: 'et' } })
  const shared = view({ name: 'For me', shared: true, filter: { assignee: 'me' } })
  granted(await ann.ask('view:save', own))
  granted(await ann.ask('view:save', shared))
  await vi.waitFor(() => expect(ben.pushed('views:changed')).toHaveLength(1))
  expect(await kept(ann)).toEqual([own, shared])
  expect(await listed(ben)).toEqual([{ ...shared, count: 1, mine: false }])
  expect(await listed(eve)).toEqual([])
  const before = (await listed(ann))[0]?.count
  await waits('Tere', 'et')
  expect((await listed(ann))[0]?.count).toBe((before ?? 0) + 1)
  for (const agent of [ben, eve]) {
    expect(refusal(await agent.ask('view:save', { ...shared, name: 'Taken over' }))).toBe('not_found')
    expect(refusal(await agent.ask('view:remove', { id: own.id }))).toBe('not_found')
  }
  expect(eve.pushed('views:changed')).toEqual([])
  granted(await ann.ask('view:remove', { id: own.id }))
  granted(await ann.ask('view:remove', { id: shared.id }))
})

test('[M231] saved again it is changed and keeps its place; removed twice is once; who runs the site tidies what is shared', async () => {
  const [first, second] = [view({ name: 'First', shared: true }), view({ name: 'Second', shared: true })]
  granted(await ben.ask('view:save', first))
  granted(await ben.ask('view:save', second))
  const renamed = { ...first, name: 'Renamed', filter: { priority: 'high' as const } }
  granted(await ann.ask('view:save', renamed))
  expect(await kept(ben)).toEqual([renamed, second])
  for (const id of [first.id, first.id, second.id]) granted(await ann.ask('view:remove', { id }))
  expect(await listed(ben)).toEqual([])
  const { events } = granted(await ann.ask('audit:list', { before: null }))
  const told = events.filter(({ subject }) => subject?.id === first.id)
  expect(told.map(({ action, actor, subject }) => [action, actor?.name, subject?.name])).toEqual([
    ['view-removed', 'Ann', 'Renamed'],
    ['view-shared', 'Ann', 'Renamed'],
    ['view-shared', 'Ben', 'First'],
  ])
})

test('[M231] there is an end to how many, and what makes no sense is a bad request', async () => {
  const all = Array.from({ length: savedViewLimit }, () => view())
  for (const each of all) granted(await ben.ask('view:save', each))
  expect(refusal(await ben.ask('view:save', view()))).toBe('too_large')
  granted(await ben.ask('view:save', { ...view(), id: all[0]!.id, name: 'Again' }))
  for (const wrong of [{ name: ' ' }, { view: 'all' }, { filter: { priority: 'none' } }, { filter: { text: '' } }]) {
    expect(refusal(await ben.ask('view:save', view(wrong as Partial<SavedView>)))).toBe('bad_request')
  }
})

test('[M280] F110 views are moved among their kind: one’s own for oneself, the team’s for everybody who may, and told to all screens', async () => {
  for (const { id, mine } of await listed(ben)) if (mine) granted(await ben.ask('view:remove', { id }))
  const [a, b, c] = ['A', 'B', 'C'].map((name) => view({ name })) as [SavedView, SavedView, SavedView]
  const [x, y, z] = ['X', 'Y', 'Z'].map((name) => view({ name, shared: true })) as [SavedView, SavedView, SavedView]
  for (const each of [x, a, y, b, z, c]) granted(await ben.ask('view:save', each))
  const names = async (agent: AgentDevice) => (await listed(agent)).map(({ name }) => name).join('')
  expect(await names(ben)).toBe('ABCXYZ')
  await vi.waitFor(() => expect(ben.pushed('views:changed').length).toBeGreaterThanOrEqual(6))
  const toldAnn = ann.pushed('views:changed').length
  const toldBen = ben.pushed('views:changed').length
  granted(await ben.ask('view:move', { id: c.id, before: a.id }))
  granted(await ben.ask('view:move', { id: c.id, before: a.id }))
  granted(await ben.ask('view:move', { id: a.id, before: null }))
  expect(await names(ben)).toBe('CBAXYZ')
  await vi.waitFor(() => expect(ben.pushed('views:changed')).toHaveLength(toldBen + 3))
  expect(ann.pushed('views:changed')).toHaveLength(toldAnn)
  granted(await ann.ask('view:move', { id: z.id, before: x.id }))
  expect([await names(ann), await names(ben)]).toEqual(['ZXY', 'CBAZXY'])
  await vi.waitFor(() => expect(ann.pushed('views:changed')).toHaveLength(toldAnn + 1))
  // Of another kind, another's, another site's and one that is not there: nowhere to go.
  for (const [agent, id, before] of [
    [ben, a.id, x.id],
    [ann, a.id, null],
    [eve, x.id, null],
    [ben, x.id, randomUUID()],
    [ben, randomUUID(), null],
  ] as const) {
    expect(refusal(await agent.ask('view:move', { id, before }))).toBe('not_found')
  }
  granted(await ben.ask('view:save', { ...b, shared: true }))
  expect(await names(ben)).toBe('CAZXYB')
  for (const { id } of [a, b, c, x, y, z])
    granted(
      await ann.ask('view:remove', { id }).then((answer) => (answer.ok ? answer : ben.ask('view:remove', { id }))),
    )
})
