import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, ReportBehind, ReportFilter } from '@deskbell/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hours, recomputeReport } from './recompute-report.ts'
import { shapeOfWords } from './recompute-words.ts'
import { begin, day, end, seedRows } from './seeded-rows.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage } from './stage.ts'

let stage: Stage
let agent: AgentDevice & { id: string }
let other: AgentDevice & { id: string }
beforeAll(async () => {
  const week = Object.fromEntries(Object.entries(hours.week).map(([name, span]) => [name, [span.split('-')]]))
  const desk = { version: 1, hours: { zone: hours.zone, week }, replyTargetMinutes: 20 }
  stage = await openStage({}, (folder) => writeFileSync(join(folder, 'site/desk.json'), JSON.stringify(desk)))
  agent = await stage.agent()
  other = await stage.agent('ben@shop.example', 'battery staple')
  await seedRows(stage, 20_260_329, [agent.id, other.id])
}, 60_000)
afterAll(() => stage.close())

const zone = 'Europe/Tallinn'
const middle = { from: begin + 5 * day, to: begin + 15 * day }
const read = async (filter: ReportFilter = {}, period = middle) =>
  granted(await agent.ask('report:read', { ...period, zone, filter })).report

/** The report in the shape of the recomputed one. */
function shape(report: Report) {
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const effort = report.surveys.find(({ survey }) => survey === 'effort')
  return {
    ...{ conversations: report.conversations, firstContact: report.firstContact, assistant: report.assistant },
    ...{ firstReply: report.firstReply, solve: report.solve, business: report.business },
    ...{ missed: report.missed, target: report.target, byEmail: report.byEmail },
    channels: report.channels,
    days: Object.fromEntries(
      report.days.flatMap(({ day: name, ...row }) =>
        row.assistant + row.person + row.nobody > 0 ? [[name, row]] : [],
      ),
    ),
    hours: Object.fromEntries(
      report.hours.flatMap((row, weekday) =>
        row.flatMap((count, hour) => (count > 0 ? [[`${names[weekday]} ${hour}`, count]] : [])),
      ),
    ),
    pages: Object.fromEntries(report.pages.map(({ page, count }) => [page, count])),
    agents: Object.fromEntries(report.agents.map(({ agent: id, name: _, ...row }) => [id, row])),
    survey: {
      ...{ answered: effort?.answered, skipped: effort?.skipped },
      ease: effort?.questions.find(({ question }) => question === 'ease')?.counts,
    },
    low: report.low.map(({ answer }) => answer).sort(),
    ...shapeOfWords(report),
    articles: Object.fromEntries(report.articles.map(({ article, ...row }) => [article, row])),
    greetings: Object.fromEntries(
      report.greetings.map(({ greeting, variant: _, ...row }) => {
        const control = report.controls.find((each) => each.greeting === greeting)
        return [greeting, { ...row, control: control?.visitors ?? 0, controlGoals: control?.goals ?? 0 }]
      }),
    ),
  }
}

describe('[M60] every figure is the one that raw rows give by another way', () => {
  const filters: [string, () => ReportFilter][] = [
    ['of all', () => ({})],
    ['of one language', () => ({ language: 'pt' })],
    ['of one agent', () => ({ agent: other.id })],
    ['of one page', () => ({ page: 'cart' })],
    ['of one tag', () => ({ tag: 'sizes' })],
    ['of one channel', () => ({ channel: 'api' })],
    ['of another channel', () => ({ channel: 'widget', language: 'en' })],
    ['of language, agent and page', () => ({ language: 'et', agent: agent.id, page: 'product' })],
  ]
  test.each(filters)('%s', async (_, filter) => {
    const expected = await recomputeReport(stage, middle.from, middle.to, filter(), zone)
    expect(shape(await read(filter()))).toEqual(expected)
  })
  test('in another zone, over the change of the clock', async () => {
    const period = { from: begin, to: end }
    const asked = { ...period, zone: 'Asia/Kathmandu', filter: {} }
    const report = granted(await agent.ask('report:read', asked)).report
    expect(shape(report)).toEqual(await recomputeReport(stage, begin, end, {}, 'Asia/Kathmandu'))
    expect(report.days).toHaveLength(21)
  })
})

const behind = async (what: ReportBehind, filter: ReportFilter = {}) =>
  granted(await agent.ask('report:list', { ...middle, filter, behind: what }))

test('[M190] each conversation counts for one channel', async () => {
  const { channels, conversations } = await read()
  for (const count of Object.values(channels)) expect(count).toBeGreaterThan(0)
  expect(channels.widget + channels.email + channels.api).toBe(conversations.started)
  const { channels: alone } = await read({ channel: 'api' })
  expect(alone).toEqual({ widget: 0, email: 0, api: channels.api })
})

test('[M61] behind a number are as many conversations as it says', async () => {
  const report = await read({ language: 'en' })
  const figures = {
    ...{ started: report.conversations.started, solved: report.conversations.solved },
    ...{ handedOff: report.conversations.handedOff, answered: report.firstReply.n, resolved: report.solve.n },
    ...{ missed: report.missed, byEmail: report.byEmail },
    ...{ byApi: report.channels.api, byWidget: report.channels.widget },
    ...{ eligible: report.firstContact.eligible, firstContact: report.firstContact.first },
    ...{ assistant: report.assistant.conversations, assistantHandedOff: report.assistant.handedOff },
    ...{ assistantConfirmed: report.assistant.confirmed, assistantUnanswered: report.assistant.unanswered },
  }
  for (const [figure, count] of Object.entries(figures)) {
    const list = await behind({ kind: 'figure', figure: figure as keyof typeof figures }, { language: 'en' })
    expect([figure, list.count, list.conversations.length]).toEqual([figure, count, Math.min(100, count)])
    for (const { locale } of list.conversations) expect(locale).toBe('en')
  }
  for (const { article, given } of (await read()).articles)
    expect((await behind({ kind: 'article', article })).count).toBe(given)
  const [survey] = (await read()).surveys
  for (const [value, count] of Object.entries(survey?.questions[0]?.counts ?? {}))
    expect((await behind({ kind: 'answer', survey: 'effort', question: 'ease', value })).count).toBe(count)
})

test('[M62] a low score keeps how far the team got with it, told to all agents and to nobody else', async () => {
  const [score] = (await read()).low
  expect(score).toMatchObject({ state: 'open', by: null, limit: 3 })
  const set = { visitor: score!.visitor, answer: score!.answer, state: 'contacted' as const }
  const eve = await stage.agent('eve@other.example', 'other site pass')
  expect(refusal(await eve.ask('followup:set', set))).toBe('not_found')
  granted(await other.ask('followup:set', set))
  granted(await other.ask('followup:set', set))
  await expect.poll(() => agent.pushed('report:changed').length).toBeGreaterThan(0)
  expect((await read()).low[0]).toMatchObject({ answer: score!.answer, state: 'contacted', by: 'Ben' })
  expect(granted(await eve.ask('report:read', { ...middle, zone, filter: {} })).report.low).toEqual([])
})

test('F83 S15 unanswered questions are grouped, and comments give themes and moods', async () => {
  const report = await read({}, { from: begin, to: end })
  const english = report.unanswered.filter(({ locale }) => locale === 'en')
  expect(english.map(({ also }) => also.length).sort()).toEqual([0, 0, 2])
  for (const { asked, person } of report.unanswered) expect(person).toBeLessThanOrEqual(asked)
  expect(report.themes.map(({ word }) => word)).toEqual(expect.arrayContaining(['sole', 'loose', 'delivery', 'long']))
  const comments = report.surveys[0]!.comments.length
  expect(report.moods.reduce((sum, { count }) => sum + count, 0)).toBe(comments)
  expect(report.choices.languages).toEqual(['en', 'et', 'pt'])
})

test('[M60] what is no period or no zone is refused by its field', async () => {
  expect(await agent.ask('report:read', { from: 5, to: 1, zone, filter: {} })).toMatchObject({
    error: { code: 'bad_request', field: 'to' },
  })
  expect(await agent.ask('report:read', { ...middle, zone: 'Nowhere/Land', filter: {} })).toMatchObject({
    error: { code: 'bad_request', field: 'zone' },
  })
  expect(await agent.ask('report:read', { ...middle, zone, filter: { page: 'moon' } } as never)).toMatchObject({
    error: { code: 'bad_request', field: 'filter.page' },
  })
})
