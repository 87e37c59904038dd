import type { Durations, Report, Survey } from '@deskbell/protocol'
import { bot_rates, fcr } from '@deskbell/surveys/metrics'
import type { Say, TextKey } from '../text/say.ts'
import type { Cell } from './csv.ts'
import { scoresOf } from './scores.ts'

/** From this many answers on a score shows; the same number as in the metrics. */
export const minimum = 5

export type DurationName = 'firstReply' | 'solve'

/** Solved at first contact: of all that began, and net of what could not be told yet or was itself a follow-up. */
export const firstContactOf = ({ conversations, firstContact }: Report) =>
  fcr({
    conversations: conversations.started,
    resolvedFirstContact: firstContact.first,
    notResolvableAtFirst: conversations.started - firstContact.eligible,
  })

/** What became of the conversations in which the assistant spoke. */
export const assistantOf = ({ assistant }: Report) =>
  bot_rates({
    botConversations: assistant.conversations,
    handedOff: assistant.handedOff,
    confirmedResolved: assistant.confirmed,
    leftWithoutAnswer: assistant.unanswered,
  })

/** Replies within the site's target, percent. */
const inTimeOf = ({ target, firstReply: { n } }: Report): number | null =>
  rounded(n === 0 ? null : (100 * target.within) / n)

const rounded = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(4)))
const seconds = (ms: number | null | undefined): number | null => (ms == null ? null : rounded(ms / 1000))

function scoreRows(say: Say, report: Report, before: Report | null, surveys: readonly Survey[]): Cell[][] {
  const earlier = before ? scoresOf(before, surveys) : []
  return scoresOf(report, surveys).map(({ metric, value, interval, n }) => [
    say(`reports.metric.${metric}`),
    rounded(value),
    rounded(interval?.low),
    rounded(interval?.high),
    n,
    rounded(earlier.find((each) => each.metric === metric)?.value),
  ])
}

const durationRow = (title: string, now: Durations, before: Durations | undefined, pick: 'median' | 'p90'): Cell[] => [
  title,
  seconds(now[pick]),
  ...[null, null, now.n],
  seconds(before?.[pick]),
]

/** The same by business hours, where the site has any. */
function businessRows(say: Say, name: DurationName, { business }: Report, before: Report | null): Cell[][] {
  if (!business) return []
  const title = say('reports.businessTime', { title: say(`reports.${name}`) })
  const earlier = before?.business?.[name]
  return [
    durationRow(say('reports.median', { title }), business[name], earlier, 'median'),
    durationRow(say('reports.p90', { title }), business[name], earlier, 'p90'),
  ]
}

/** All figures of the period with what they rest on and those of the period before, as a table of raw numbers. */
export function figureTable(
  say: Say,
  report: Report,
  before: Report | null,
  surveys: readonly Survey[],
): readonly (readonly Cell[])[] {
  const durations = (['firstReply', 'solve'] as const).flatMap((name) => [
    durationRow(say('reports.median', { title: say(`reports.${name}`) }), report[name], before?.[name], 'median'),
    durationRow(say('reports.p90', { title: say(`reports.${name}`) }), report[name], before?.[name], 'p90'),
    ...businessRows(say, name, report, before),
  ])
  const share = (key: TextKey, of: (report: Report) => number | null, n: number): Cell[] => [
    say(key),
    of(report),
    ...[null, null, n],
    before ? of(before) : null,
  ]
  const { started } = report.conversations
  const bots = report.assistant.conversations
  return [
    [
      say('reports.figure'),
      say('reports.value'),
      say('reports.low'),
      say('reports.high'),
      say('reports.number'),
      say('reports.before'),
    ],
    ...scoreRows(say, report, before, surveys),
    ...durations,
    share('reports.firstContact', (each) => firstContactOf(each).netPct, report.firstContact.eligible),
    share('reports.firstContactGross', (each) => firstContactOf(each).grossPct, started),
    share('reports.assistantSolved', (each) => assistantOf(each).resolutionPct, bots),
    share('reports.contained', (each) => assistantOf(each).containmentPct, bots),
    share('reports.handedOver', (each) => assistantOf(each).handoffPct, bots),
    [say('reports.missed'), report.missed, null, null, started, before?.missed ?? null],
    share('reports.inTimeShare', inTimeOf, report.firstReply.n),
    [say('reports.byEmailShort'), report.byEmail, null, null, started, before?.byEmail ?? null],
    [say('reports.started'), started, null, null, started, before?.conversations.started ?? null],
  ]
}
