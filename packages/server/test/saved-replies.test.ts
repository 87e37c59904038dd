import { randomUUID } from 'node:crypto'
import { type SavedReply, savedReplyLimit } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentDevice, granted, openTwoShops, refusal, type Stage } from './stage.ts'

let stage: Stage
let ann: AgentDevice
let ben: AgentDevice
let eve: AgentDevice
beforeAll(async () => {
  ;({ stage, ann, ben, eve } = await openTwoShops())
})
afterAll(() => stage.close())

const reply = (more: Partial<SavedReply> = {}): SavedReply => ({
  ...{ id: randomUUID(), name: `r-${randomUUID().slice(0, 8)}`, text: 'Hi {name}!', shared: false },
  ...{ category: null, language: null },
  ...more,
})
const listed = async (agent: AgentDevice) => granted(await agent.ask('reply:list', {})).replies

test('[M140] F111 a shared reply is everybody’s on the site, one’s own is nobody else’s, and neither leaves the site', async () => {
  const shared = reply({ shared: true, category: 'Returns', language: 'et' })
  const own = reply()
  granted(await ann.ask('reply:save', shared))
  granted(await ann.ask('reply:save', own))
  expect(await listed(ann)).toEqual(expect.arrayContaining([shared, own]))
  const bens = await listed(ben)
  expect(bens).toContainEqual(shared)
  expect(bens.map(({ id }) => id)).not.toContain(own.id)
  expect(await listed(eve)).toEqual([])
  expect(refusal(await ben.ask('reply:save', { ...own, text: 'mine now' }))).toBe('not_found')
  expect(refusal(await eve.ask('reply:remove', { id: shared.id }))).toBe('not_found')
  expect(await listed(ann)).toEqual(expect.arrayContaining([shared, own]))
})

test('[M140] saving again changes it, removing twice is once, and a name is given once whatever its letters', async () => {
  const first = reply({ name: 'Thanks' })
  granted(await ann.ask('reply:save', first))
  expect(refusal(await ann.ask('reply:save', reply({ name: 'thanks' })))).toBe('taken')
  // Of the team and of one's own are two lists; so are those of two agents.
  const teams = reply({ name: 'thanks', shared: true })
  granted(await ann.ask('reply:save', teams))
  granted(await ben.ask('reply:save', reply({ name: 'thanks' })))
  granted(await ann.ask('reply:save', { ...first, text: 'Thank you' }))
  expect((await listed(ann)).filter(({ name }) => name.toLowerCase() === 'thanks')).toHaveLength(2)
  expect(await listed(ann)).toContainEqual({ ...first, text: 'Thank you' })
  for (const id of [first.id, first.id, teams.id]) granted(await ann.ask('reply:remove', { id }))
  expect((await listed(ann)).filter(({ name }) => name.toLowerCase() === 'thanks')).toEqual([])
})

test('[M140] of two who save one name at once one wins', async () => {
  const name = 'both'
  const answers = await Promise.all([1, 2, 3].map(() => ann.ask('reply:save', reply({ name, shared: true }))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await listed(ben)).filter((each) => each.name === name)).toHaveLength(1)
})

test('[M140] what is shared only administrators change, and there is an end to how many', async () => {
  const shared = reply({ shared: true })
  granted(await ann.ask('reply:save', shared))
  const refused = await ben.ask('reply:save', { ...shared, text: 'other' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden', field: 'shared' } })
  expect(refusal(await ben.ask('reply:remove', { id: shared.id }))).toBe('not_found')
  const room = savedReplyLimit - (await listed(ben)).filter((each) => !each.shared).length
  for (let n = 0; n < room; n++) granted(await ben.ask('reply:save', reply()))
  expect(refusal(await ben.ask('reply:save', reply()))).toBe('too_large')
}, 30_000)

test('[M140] a name with a space or a slash, and no text, are bad requests', async () => {
  for (const wrong of [{ name: 'two words' }, { name: 'a/b' }, { name: '' }, { text: ' ' }, { language: 'English' }]) {
    expect(refusal(await ann.ask('reply:save', reply(wrong)))).toBe('bad_request')
  }
})
