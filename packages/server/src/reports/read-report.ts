import { groupQuestions } from '@deskbell/faq/questions'
import {
  type Answer,
  type DeskFile,
  type Durations,
  type GivenAnswer,
  type Report,
  type ReportFigure,
  type ReportFilter,
  type ReportRead,
  refuse,
} from '@deskbell/protocol'
import { duration_stats_seconds } from '@deskbell/surveys/metrics'
import type { AgentWho, Deps } from '../deps.ts'
import { openMs } from '../hours/hours.ts'
import * as conversations from '../store/counted-conversations.ts'
import * as figures from '../store/figures.ts'
import { followUpsOf } from '../store/follow-ups.ts'
import type { Period } from '../store/period.ts'
import type { Sql } from '../store/sql.ts'
import { commentsOf, countAnswers, type DatedAnswer } from './count-answers.ts'
import { createLocalTime, daysBetween } from './local-time.ts'
import { lowScores } from './low-scores.ts'
import { countMoods, moodOf, themesOf } from './read-comments.ts'

const quarterMs = 900_000
const mostGroups = 50
/** About two years. */
const longMs = 740 * 86_400_000

export const periodOf = (
  who: { site: string },
  { from, to, filter }: { from: number; to: number; filter: ReportFilter },
): Period => ({ site: who.site, from: Math.floor(from), to: Math.floor(to), filter })

export const readAnswer = ({ answers, ...row }: figures.AnswerRow): DatedAnswer => ({
  ...row,
  answers: JSON.parse(answers) as GivenAnswer[],
})

type Took = (row: conversations.Waited) => number
const elapsed: Took = ({ since, until }) => until - since

function durationsOf(rows: readonly conversations.Waited[], took: Took = elapsed): Durations {
  const { n, median, p90, mean } = duration_stats_seconds({ seconds: rows.map(took) })
  return { n, median: median === null ? null : Math.round(median), p90, mean: mean === null ? null : Math.round(mean) }
}

async function readSurveys(deps: Deps, sql: Sql, period: Period, dayOf: (at: number) => string) {
  const surveys = deps.sites.get(period.site)?.surveys ?? []
  const rows = (await figures.surveyAnswers(sql, period)).map(readAnswer)
  const offered = new Map((await figures.offeredSurveys(sql, period)).map(({ survey, n }) => [survey, n]))
  const comments = commentsOf(rows.filter(({ outcome }) => outcome === 'answered'))
  return {
    surveys: surveys.map((survey) => countAnswers(survey, rows, offered.get(survey.id) ?? 0, { dayOf, moodOf })),
    themes: themesOf(comments),
    moods: countMoods(comments),
    low: lowScores(surveys, rows, await followUpsOf(sql, period)),
  }
}

/** Conversations by day, and by weekday and hour, as clocks of the zone show them. */
async function readTimes(deps: Deps, sql: Sql, period: Period, timeOf: ReturnType<typeof createLocalTime>) {
  const rows = await conversations.startedByQuarter(sql, period)
  const hours = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const end = Math.max(0, Math.min(period.to - 1, deps.clock.now()))
  // A long period begins with its first conversation: before that there is nothing to draw.
  const oldest = (rows[0]?.quarter ?? Math.floor(end / quarterMs)) * quarterMs
  const first = period.to - period.from > longMs ? Math.max(period.from, oldest) : Math.min(period.from, end)
  const days = new Map(
    daysBetween(timeOf(first).day, timeOf(end).day).map((day) => [day, { day, assistant: 0, person: 0, nobody: 0 }]),
  )
  for (const { quarter, answered, count } of rows) {
    const { day, weekday, hour } = timeOf(quarter * quarterMs)
    const row = days.get(day)
    if (row) row[answered] += count
    hours[weekday]![hour]! += count
  }
  return { days: [...days.values()], hours }
}

async function readAgents(sql: Sql, period: Period, replies: readonly conversations.Waited[]) {
  const acts = new Map((await figures.agentActs(sql, period)).map((row) => [row.agent, row]))
  const open = new Map((await figures.openByAgent(sql, period.site)).map((row) => [row.agent, row.open]))
  const all = await figures.agentsOfSite(sql, period.site)
  const { agent } = period.filter
  const rows = all
    .filter(({ id }) => agent === undefined || id === agent)
    .map(({ id, name }): Report['agents'][number] => {
      const { conversations = 0, replies: said = 0, solved = 0 } = acts.get(id) ?? {}
      const firstReply = durationsOf(replies.filter((each) => each.agent === id))
      return { agent: id, name, conversations, replies: said, solved, open: open.get(id) ?? 0, firstReply }
    })
    .filter((row) => row.conversations + row.replies + row.solved + row.open > 0)
  return { rows: rows.sort((a, b) => b.conversations - a.conversations), all }
}

async function readArticles(sql: Sql, period: Period): Promise<Report['articles']> {
  const rows = new Map<string, Report['articles'][number]>()
  const rowOf = (article: string) => {
    const row = rows.get(article) ?? { article, helpful: 0, unhelpful: 0, given: 0, handedOff: 0 }
    rows.set(article, row)
    return row
  }
  for (const { article, helpful, unhelpful } of await figures.votes(sql, period))
    Object.assign(rowOf(article), { helpful, unhelpful })
  for (const { article, given, handed } of await figures.givenArticles(sql, period))
    Object.assign(rowOf(article), { given, handedOff: handed })
  const weight = ({ helpful, unhelpful, given }: Report['articles'][number]) => helpful + unhelpful + given
  return [...rows.values()].sort((a, b) => weight(b) - weight(a) || (a.article < b.article ? -1 : 1))
}

async function readUnanswered(sql: Sql, period: Period): Promise<Report['unanswered']> {
  const searched = (await figures.missedSearches(sql, period)).map((row) => ({ ...row, person: row.person === 1 }))
  const said = (await figures.unansweredWords(sql, period)).flatMap(({ body, locale, visitor }) =>
    body === null
      ? []
      : [{ text: (JSON.parse(body) as { text: string }).text.slice(0, 200), locale, visitor, person: true }],
  )
  return groupQuestions([...searched, ...said]).slice(0, mostGroups)
}

/** The same waits by the site's business hours, and how many replies met its target. */
function byBusinessHours(desk: DeskFile | undefined, replies: conversations.Waited[], solves: conversations.Waited[]) {
  const hours = desk?.hours
  const took: Took = ({ since, until }) => openMs(hours, since, until)
  const ms = (desk?.replyTargetMinutes ?? 5) * 60_000
  return {
    business: hours ? { firstReply: durationsOf(replies, took), solve: durationsOf(solves, took) } : null,
    target: { ms, within: replies.filter((row) => took(row) <= ms).length },
  }
}

async function countChannels(count: (figure: ReportFigure) => Promise<number>) {
  const channels = { widget: await count('byWidget'), email: await count('byEmail'), api: await count('byApi') }
  return { channels, byEmail: channels.email }
}

async function countAll(sql: Sql, period: Period) {
  const count = (figure: ReportFigure) => conversations.countFigure(sql, figure, period)
  return {
    conversations: {
      started: await count('started'),
      solved: await count('solved'),
      handedOff: await count('handedOff'),
    },
    missed: await count('missed'),
    ...(await countChannels(count)),
    firstContact: { eligible: await count('eligible'), first: await count('firstContact') },
    assistant: {
      conversations: await count('assistant'),
      handedOff: await count('assistantHandedOff'),
      confirmed: await count('assistantConfirmed'),
      unanswered: await count('assistantUnanswered'),
    },
  }
}

/** Raw figures of the period; the formulas are in `surveys`, once for all. */
export async function readReport(deps: Deps, who: AgentWho, input: ReportRead): Promise<Answer<{ report: Report }>> {
  const sql = deps.db.read
  const period = periodOf(who, input)
  if (period.to < period.from) return refuse('bad_request', { field: 'to' })
  const timeOf = createLocalTime(input.zone)
  const replies = await conversations.firstReplyTimes(sql, period)
  const solves = await conversations.solveTimes(sql, period)
  const agents = await readAgents(sql, period, replies)
  const pages = await conversations.startedByPage(sql, period)
  const report: Report = {
    ...(await readSurveys(deps, sql, period, (at) => timeOf(at).day)),
    ...(await countAll(sql, period)),
    ...(await readTimes(deps, sql, period, timeOf)),
    firstReply: durationsOf(replies),
    solve: durationsOf(solves),
    ...byBusinessHours(deps.sites.get(period.site)?.desk, replies, solves),
    pages,
    agents: agents.rows,
    articles: await readArticles(sql, period),
    unanswered: await readUnanswered(sql, period),
    greetings: await figures.greetingFigures(sql, period),
    controls: await figures.controlFigures(sql, period),
    choices: {
      languages: baseLanguages(await conversations.startedLanguages(sql, period)),
      agents: agents.all,
      pages: [...new Set([...pages.map(({ page }) => page), ...(period.filter.page ? [period.filter.page] : [])])],
    },
  }
  return { ok: true, report }
}

const baseLanguages = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tag.split('-')[0] ?? tag))].sort()
