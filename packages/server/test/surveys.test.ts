import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
let visitor: VisitorDevice & { token: string }
let agent: AgentDevice
beforeEach(async () => {
  stage = await openStage()
  visitor = await stage.visitor()
  agent = await stage.agent()
})
afterEach(() => stage.close())

/** A conversation of this visitor that an agent served and solved; nobody is asked again while an answer is due. */
async function solved(visitor: VisitorDevice): Promise<{ conversation: string; request: string }> {
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
  const body = { kind: 'text' as const, text: 'Hi!' }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation, stream: 'public', body }))
  granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation }))
  const asks = await visitor.next('entry:appended', (e) => e.conversation === conversation && e.body.kind === 'survey')
  return { conversation, request: asks.id }
}
const answered = (place: { conversation: string; request: string }, score: number, text?: string) => ({
  ...{ cid: randomUUID(), survey: 'effort', outcome: 'answered' as const, ...place },
  answers: [{ question: 'ease', score }, ...(text === undefined ? [] : [{ question: 'why', text }])],
})
const report = async () =>
  granted(await agent.ask('report:read', { from: 0, to: Date.now() + 1000, zone: 'UTC', filter: {} })).report

test('[M22] [X74] [D23] a survey answer counts once per request, whichever tab and however often', async () => {
  const place = await solved(visitor)
  const answer = answered(place, 6, 'Quick')
  granted(await visitor.ask('survey:answer', answer))
  granted(await visitor.ask('survey:answer', answer))
  const tab = await stage.visitor(visitor.token)
  expect(granted(await tab.ask('survey:answer', answered(place, 1))).cid).toBe(answer.cid)
  expect(refusal(await visitor.ask('survey:answer', { ...answered(place, 2), cid: answer.cid }))).toBe('cid_conflict')
  const { surveys } = await report()
  expect(surveys).toMatchObject([
    {
      ...{ survey: 'effort', offered: 1, answered: 1, skipped: 0 },
      questions: [{ question: 'ease', counts: { 6: 1 } }],
      comments: [{ text: 'Quick', score: 6, conversation: place.conversation }],
    },
  ])
  const opened = granted(await agent.ask('conversation:open', { conversation: place.conversation }))
  expect(opened.answers).toEqual([answer])
})

test('[M22] an answer that the log did not ask for, or that does not fit the survey, is refused', async () => {
  const place = await solved(visitor)
  const other = await solved(await stage.visitor())
  const wrong = { ...place, request: other.request }
  expect(refusal(await visitor.ask('survey:answer', answered(wrong, 5)))).toBe('not_found')
  expect(await visitor.ask('survey:answer', answered(place, 8))).toMatchObject({
    error: { code: 'bad_request', field: 'ease' },
  })
  expect(refusal(await visitor.ask('survey:answer', { ...answered(place, 5), survey: 'unknown' }))).toBe('not_found')
  expect((await report()).surveys).toMatchObject([{ offered: 2, answered: 0 }])
})

test('[M23] the report counts a period: surveys, conversations, times, votes, misses, greetings', async () => {
  const place = await solved(visitor)
  granted(await visitor.ask('survey:answer', answered(place, 7)))
  const later = await solved(visitor)
  granted(await visitor.ask('survey:answer', { ...answered(later, 1), outcome: 'skipped', answers: [] }))
  const vote = { article: 'returns', locale: 'en', helpful: false }
  granted(await visitor.ask('article:vote', { cid: randomUUID(), ...vote }))
  await new Promise((next) => setTimeout(next, 5))
  granted(await visitor.ask('article:vote', { cid: randomUUID(), ...vote, helpful: true }))
  const miss = { cid: randomUUID(), query: 'zxqv', locale: 'en' }
  granted(await visitor.ask('search:miss', miss))
  granted(await visitor.ask('search:miss', miss))
  const greeting = { greeting: 'sizes', variant: null }
  granted(await visitor.ask('greeting:record', { cid: randomUUID(), ...greeting, act: 'shown' }))
  granted(await visitor.ask('greeting:record', { cid: randomUUID(), ...greeting, act: 'engaged' }))
  const { surveys, firstReply, solve, ...rest } = await report()
  expect(surveys).toMatchObject([{ offered: 2, answered: 1, skipped: 1 }])
  expect([firstReply.n, solve.n]).toEqual([2, 2])
  for (const ms of [firstReply.median, solve.p90]) expect(ms).toBeLessThan(10_000)
  expect(rest).toMatchObject({
    conversations: { started: 2, solved: 2, handedOff: 2 },
    articles: [{ article: 'returns', helpful: 1, unhelpful: 0 }],
    unanswered: [{ question: 'zxqv', locale: 'en', asked: 1, person: 0 }],
    greetings: [{ greeting: 'sizes', shown: 1, engaged: 1, dismissed: 0, goals: 0 }],
  })
  const none = granted(await agent.ask('report:read', { from: 0, to: 1, zone: 'UTC', filter: {} })).report
  expect(none).toMatchObject({ firstReply: { n: 0, median: null }, articles: [], conversations: { started: 0 } })
})

test('[M23] agents are told when a figure of the report changed', async () => {
  const place = await solved(visitor)
  const before = agent.pushed('report:changed').length
  granted(await visitor.ask('survey:answer', answered(place, 4)))
  await new Promise((next) => setTimeout(next, 100))
  expect(agent.pushed('report:changed')).toHaveLength(before + 1)
})

test('[M23] a score stands in the list of earlier conversations', async () => {
  const place = await solved(visitor)
  granted(await visitor.ask('survey:answer', answered(place, 6)))
  const next = await solved(visitor)
  const { context } = granted(await agent.ask('conversation:open', { conversation: next.conversation }))
  expect(context.before).toMatchObject([{ id: place.conversation, status: 'solved', survey: '6/7' }])
})

test('[M102] S22 a low score reaches every agent at once, with its conversation and words; others do not', async () => {
  const other = await stage.agent()
  const good = await solved(visitor)
  granted(await visitor.ask('survey:answer', answered(good, 6)))
  const bad = await solved(await stage.visitor())
  expect(agent.pushed('score:low')).toEqual([])
  const visitors = await stage.visitor()
  const place = await solved(visitors)
  const answer = answered(place, 2, 'Nobody came')
  granted(await visitors.ask('survey:answer', answer))
  granted(await visitors.ask('survey:answer', answer))
  for (const one of [agent, other]) {
    const news = await one.next('score:low', () => true)
    expect(news).toMatchObject({
      answer: answer.cid,
      survey: 'effort',
      question: 'ease',
      score: 2,
      text: 'Nobody came',
    })
    expect(news.conversation).toBe(place.conversation)
    expect(one.pushed('score:low')).toHaveLength(1)
  }
  expect(bad.conversation).not.toBe(place.conversation)
})

test('S22 the loop is closed: who scored low finds the agent’s words in the same conversation when she comes back', async () => {
  const { token } = visitor
  const place = await solved(visitor)
  granted(await visitor.ask('survey:answer', answered(place, 1, 'Nobody came')))
  visitor.close()
  const { conversation } = await agent.next('score:low', () => true)
  expect(conversation).toBe(place.conversation)
  granted(await agent.ask('conversation:reopen', { cid: randomUUID(), conversation: place.conversation }))
  const body = { kind: 'text' as const, text: 'Sorry! I have sent you a new pair.' }
  granted(
    await agent.ask('message:send', { cid: randomUUID(), conversation: place.conversation, stream: 'public', body }),
  )
  const back = await stage.visitor(token)
  const resumed = granted(
    await back.ask('conversation:resume', {
      conversation: place.conversation,
      stream: 'public',
      after: 0,
      afterId: null,
    }),
  )
  expect(resumed.entries.at(-1)?.body).toEqual(body)
})
