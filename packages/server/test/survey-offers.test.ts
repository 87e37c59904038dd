import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type AgentDevice,
  granted,
  openStage,
  refusal,
  type Stage,
  survey,
  type VisitorDevice,
  words,
} from './stage.ts'

let stage: Stage
let visitor: VisitorDevice & { id: string; token: string }
let agent: AgentDevice
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

/** The site's surveys from now on; `effort` is asked once an agent solved. */
async function ask(...surveys: object[]) {
  for (const [at, one] of surveys.entries()) {
    const file = join(stage.folder, `site/surveys/${at}.json`)
    writeFileSync(file, JSON.stringify({ ...survey, cooldownDays: 0, ...one }))
  }
  await stage.restart()
  visitor = await stage.visitor()
  agent = await stage.agent()
}
async function talk(withPerson: boolean): Promise<string> {
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  if (!withPerson) return id
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation: id, reason: 'asked' }))
  const body = { kind: 'text' as const, text: 'Hi!' }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation: id, stream: 'public', body }))
  return id
}
const solve = async (conversation: string) =>
  granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation }))
const end = async (conversation: string) =>
  granted(await visitor.ask('conversation:end', { cid: randomUUID(), conversation }))
/** The surveys that the log asked, oldest first. */
const asked = async (conversation: string) =>
  (
    await stage.rows<{ subject: string }>(
      `select subject from entry where conversation = ? and mark = 'survey' order by seq`,
      conversation,
    )
  ).map(({ subject }) => subject)
const age = (conversation: string, ms: number) =>
  stage.rows(
    'update conversation set solved_at = solved_at - ?, updated_at = updated_at - ? where id = ?',
    ms,
    ms,
    conversation,
  )
const day = 86_400_000

test('[M90] F105 who asked for a person and got none is not asked for a score', async () => {
  await ask()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation: id, reason: 'asked' }))
  await solve(id)
  expect(await asked(id)).toEqual([])
})

test('[M90] F105 an end by the shopper asks what waits for it; with a person, what waits for solving comes first', async () => {
  await ask({ id: 'bye', trigger: 'ended' })
  const alone = await talk(false)
  await end(alone)
  expect(await asked(alone)).toEqual(['bye'])
  const served = await talk(true)
  await end(served)
  expect(await asked(served)).toEqual(['effort'])
})

test('[M90] F106 no visitor outside of the sample is asked, and none twice within the cooldown', async () => {
  await ask({ id: 'nobody', trigger: 'ended', sample: 0 }, { id: 'rare', trigger: 'ended', cooldownDays: 30 })
  const first = await talk(false)
  await end(first)
  expect(await asked(first)).toEqual(['rare'])
  const [entry] = await stage.rows<{ id: string }>(`select id from entry where mark = 'survey'`)
  const skipped = { cid: randomUUID(), survey: 'rare', outcome: 'skipped' as const, answers: [] }
  granted(await visitor.ask('survey:answer', { ...skipped, conversation: first, request: entry!.id }))
  const second = await talk(false)
  await end(second)
  expect(await asked(second)).toEqual([])
})

test('[M221] F106 a question seen on a card counts as asked, for the cooldown of every survey', async () => {
  await ask({ id: 'rare', trigger: 'ended', cooldownDays: 30 })
  const record = (greeting: string, act: 'shown' | 'control') =>
    visitor.ask('greeting:record', { cid: randomUUID(), greeting, variant: null, act })
  granted(await record('sizes', 'shown'))
  granted(await record('survey-why', 'control'))
  const first = await talk(false)
  await end(first)
  expect(await asked(first)).toEqual(['rare'])
  visitor = await stage.visitor()
  granted(await record('survey-why', 'shown'))
  const second = await talk(false)
  await end(second)
  expect(await asked(second)).toEqual([])
})

test('[M90] F105 a tag asks at the end, or when a solved conversation gets it', async () => {
  await ask({ id: 'sizing', trigger: 'tag', tags: ['size'] })
  const id = await talk(true)
  await solve(id)
  expect(await asked(id)).toEqual(['effort'])
  const other = await talk(false)
  await end(other)
  expect(await asked(other)).toEqual([])
  const tag = { cid: randomUUID(), conversation: other, add: ['size'], remove: [] }
  granted(await agent.ask('conversation:tag', tag))
  granted(await agent.ask('conversation:tag', tag))
  expect(await asked(other)).toEqual(['sizing'])
})

test('[M90] S23 who comes back after a while, or after days, is asked once in the conversation that ended last', async () => {
  await ask({ id: 'later', trigger: 'days', days: 3 }, { id: 'back', trigger: 'return' })
  const id = await talk(false)
  await end(id)
  await stage.visitor(visitor.token)
  expect(await asked(id)).toEqual([])
  await age(id, day)
  const again = await stage.visitor(visitor.token)
  expect(await asked(id)).toEqual(['back'])
  expect(
    granted(
      await again.ask('conversation:resume', { conversation: id, stream: 'public', after: 0, afterId: null }),
    ).entries.at(-1)?.body,
  ).toEqual({ kind: 'survey', survey: 'back' })
  await stage.visitor(visitor.token)
  expect(await asked(id)).toEqual(['back'])
  const next = await talk(false)
  await end(next)
  await age(id, 10 * day)
  await age(next, 4 * day)
  await stage.visitor(visitor.token)
  expect(await asked(next)).toEqual(['later'])
})

test('[M91] F107 the device says that the assistant helped or calls for a survey; the server decides, once', async () => {
  await ask({ id: 'helped', trigger: 'bot-solved' }, { id: 'called', trigger: 'call' })
  const id = await talk(false)
  const offer = { conversation: id, moment: 'bot-solved' as const, survey: null }
  granted(await visitor.ask('survey:offer', { cid: randomUUID(), ...offer }))
  granted(await visitor.ask('survey:offer', { cid: randomUUID(), ...offer }))
  expect(await asked(id)).toEqual(['helped'])
  const call = { cid: randomUUID(), conversation: id, moment: 'call' as const, survey: 'called' }
  granted(await visitor.ask('survey:offer', { ...call, survey: 'effort' }))
  expect(await asked(id)).toEqual(['helped'])
  await age(id, 3 * 60_000)
  granted(await visitor.ask('survey:offer', call))
  expect(await asked(id)).toEqual(['helped', 'called'])
  expect(refusal(await visitor.ask('survey:offer', { ...call, survey: 'unknown' }))).toBe('not_found')
  const stranger = await stage.visitor()
  expect(refusal(await stranger.ask('survey:offer', call))).toBe('not_found')
})

test('[M100] S28 asked outside of a conversation, a survey counts one answer of a visitor until its cooldown is over', async () => {
  await ask({ id: 'leaving', trigger: 'exit', cooldownDays: 30 })
  const outside = (score: number) => ({
    ...{ cid: randomUUID(), survey: 'leaving', conversation: null, request: null, outcome: 'answered' as const },
    answers: [{ question: 'ease', score }],
  })
  const first = outside(2)
  granted(await visitor.ask('survey:answer', first))
  granted(await visitor.ask('survey:answer', first))
  expect(granted(await visitor.ask('survey:answer', outside(6))).cid).toBe(first.cid)
  expect((await agent.next('score:low', () => true)).conversation).toBeNull()
  granted(await (await stage.visitor()).ask('survey:answer', outside(7)))
  const filter = { from: 0, to: Date.now() + 1000, zone: 'UTC', filter: {} }
  const { surveys } = granted(await agent.ask('report:read', filter)).report
  expect(surveys.find((one) => one.survey === 'leaving')?.questions[0]?.counts).toEqual({ 2: 1, 7: 1 })
  await stage.rows('update survey_answer set at = at - ? where cid = ?', 31 * 86_400_000, first.cid)
  const later = outside(5)
  expect(granted(await visitor.ask('survey:answer', later)).cid).toBe(later.cid)
})
