import type { Report, Survey } from '@deskbell/protocol'
import { duration_stats_seconds } from '@deskbell/surveys/metrics'
import type { Say } from '../text/say.ts'
import type { Cell } from './csv.ts'
import { scoresOf } from './scores.ts'

/** From this many answers on a score shows; the same number as in the metrics. */
export const minimum = 5

export type DurationName = 'firstReply' | 'solve'

/** Median and 9 in 10 of durations given in milliseconds, in seconds. */
export const durationsOf = (ms: readonly number[]) => duration_stats_seconds({ seconds: ms.map((each) => each / 1000) })

export const msOf = (report: Report, name: DurationName): readonly number[] =>
  name === 'firstReply' ? report.firstReplyMs : report.solveMs

const rounded = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(4)))

/** All figures of the period with what they rest on and those of the period before, as a table of raw numbers. */
export function figureTable(
  say: Say,
  report: Report,
  before: Report | null,
  surveys: readonly Survey[],
): readonly (readonly Cell[])[] {
  const earlier = before ? scoresOf(before, surveys) : []
  const scores = scoresOf(report, surveys).map(({ metric, value, interval, n }): Cell[] => [
    say(`reports.metric.${metric}`),
    rounded(value),
    rounded(interval?.low),
    rounded(interval?.high),
    n,
    rounded(earlier.find((each) => each.metric === metric)?.value),
  ])
  const durations = (['firstReply', 'solve'] as const).map((name): Cell[] => {
    const { n, median } = durationsOf(msOf(report, name))
    const then = before ? durationsOf(msOf(before, name)).median : null
    return [say('reports.median', { title: say(`reports.${name}`) }), rounded(median), null, null, n, rounded(then)]
  })
  const { started } = report.conversations
  return [
    [
      say('reports.figure'),
      say('reports.value'),
      say('reports.low'),
      say('reports.high'),
      say('reports.number'),
      say('reports.before'),
    ],
    ...scores,
    ...durations,
    [say('reports.started'), started, null, null, started, before?.conversations.started ?? null],
  ]
}
