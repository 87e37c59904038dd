import type { Question, Report, Survey } from '@deskbell/protocol'
import {
  ces_5,
  ces_7,
  csat_mean_10,
  csat_top2_5,
  type Distribution,
  meanInterval,
  nps,
  suppression,
} from '@deskbell/surveys/metrics'

type Rating = Extract<Question, { kind: 'rating' }>
export type Metric = NonNullable<Rating['metric']>

/** In the order in which the tiles stand. */
export const metrics: readonly Metric[] = ['ces5', 'ces7', 'csat5', 'csat10', 'nps']

/** A score with what it rests on; all `null` where it may not or cannot be said. */
export interface Score {
  metric: Metric
  n: number
  value: number | null
  interval: { low: number; high: number } | null
  /** Enough answers to show at all. */
  show: boolean
  /** Shown, and still few. */
  few: boolean
}

const pair = (bounds: readonly number[] | null | undefined): Score['interval'] =>
  bounds?.[0] !== undefined && bounds[1] !== undefined ? { low: bounds[0], high: bounds[1] } : null

const oneByOne = (distribution: Distribution): number[] =>
  Object.entries(distribution).flatMap(([score, count]) => Array<number>(count).fill(Number(score)))

const formulas: Record<Metric, (distribution: Distribution) => Pick<Score, 'n' | 'value' | 'interval'>> = {
  ces5(distribution) {
    const { n, mean } = ces_5({ distribution })
    return { n, value: mean, interval: meanInterval(distribution, 1, 5) }
  },
  ces7(distribution) {
    const { n, mean, meanCi95 } = ces_7({ distribution })
    return { n, value: mean, interval: pair(meanCi95) }
  },
  csat5(distribution) {
    const { n, scorePct, wilson95Pct } = csat_top2_5({ distribution })
    return { n, value: scorePct, interval: pair(wilson95Pct) }
  },
  csat10(distribution) {
    const { n, score } = csat_mean_10({ responses: oneByOne(distribution) })
    return { n, value: score, interval: meanInterval(distribution, 1, 10) }
  },
  nps(distribution) {
    const { n, score, adjustedWald95 } = nps({ distribution })
    return { n, value: score, interval: pair(adjustedWald95) }
  },
}

/** The score of a distribution; below five answers there is none to show. */
export function scoreOf(metric: Metric, distribution: Distribution): Score {
  const { n, value, interval } = formulas[metric](distribution)
  const { show, warnLow } = suppression({ n })
  return { metric, n, value: show ? value : null, interval: show ? interval : null, show, few: warnLow }
}

/** Fewer answers than this make no point of a line. */
const leastOfPoint = 5
/** About as many points as a small line can show. */
const points = 12

/** The score in equal parts of the period, without those that have too few answers; for a small line. */
export function trendOf(report: Report, surveys: readonly Survey[], metric: Metric): number[] {
  const all = report.days.map(({ day }) => day)
  const size = Math.max(1, Math.ceil(all.length / points))
  const sums = new Map<number, Record<string, number>>()
  for (const { survey, question } of questionsOf(surveys, metric))
    for (const { day, counts } of answersOf(report, survey, question)?.days ?? []) {
      const part = Math.floor(all.indexOf(day) / size)
      if (part >= 0) sums.set(part, added(sums.get(part) ?? {}, counts))
    }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .flatMap(([, counts]) => {
      const { n, value } = formulas[metric](counts)
      return value === null || n < leastOfPoint ? [] : [value]
    })
}

function added(sum: Readonly<Record<string, number>>, more: Distribution): Record<string, number> {
  const all = { ...sum }
  for (const [score, count] of Object.entries(more)) all[score] = (all[score] ?? 0) + count
  return all
}

const questionsOf = (surveys: readonly Survey[], metric: Metric) =>
  surveys.flatMap(({ id, questions }) =>
    questions.flatMap((question) =>
      question.kind === 'rating' && question.metric === metric ? [{ survey: id, question: question.id }] : [],
    ),
  )

/** Answers of all questions that one formula reads, together: they share scale and meaning. */
export function scoresOf(report: Report, surveys: readonly Survey[]): Score[] {
  return metrics.flatMap((metric) => {
    const asked = questionsOf(surveys, metric)
    if (asked.length === 0) return []
    const sum = asked.reduce((all, { survey, question }) => added(all, countsOf(report, survey, question)), {})
    return [scoreOf(metric, sum)]
  })
}

const answersOf = (report: Report, survey: string, question: string) =>
  report.surveys.find((each) => each.survey === survey)?.questions.find((each) => each.question === question)

/** How often each score or option was given. */
export const countsOf = (report: Report, survey: string, question: string): Distribution =>
  answersOf(report, survey, question)?.counts ?? {}
