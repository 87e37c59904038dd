import {
  countBetween,
  type Distribution,
  given,
  mean,
  meanOf,
  onScale,
  percent,
  round,
  total,
  wilsonPercent,
} from './statistics.ts'

/**
 * CSAT on 1–5: top-two-box `100·(n₄+n₅)/n`, the usual reading of five points, with its Wilson 95 % interval (percent).
 * @example csat_top2_5({ distribution: { 1: 2, 2: 3, 3: 10, 4: 45, 5: 40 } }).scorePct // 85
 */
export function csat_top2_5(input: { distribution: Distribution }) {
  const distribution = onScale(input.distribution, 1, 5)
  const n = total(distribution)
  const satisfied = countBetween(distribution, 4, 5)
  return {
    n,
    satisfied,
    scorePct: percent(satisfied, n),
    wilson95Pct: wilsonPercent(satisfied, n),
    mean: round(meanOf(distribution), 4),
  }
}

/** CSAT on 1–10 as the mean `Σx/n` of those who answered, the way of the older indices of satisfaction (Fornell and others 1996 rate on ten points, too). */
export function csat_mean_10(input: { responses: readonly (number | null)[] }) {
  const responses = given(input.responses, 1, 10)
  const sum = responses.reduce((all, score) => all + score, 0)
  return { n: responses.length, sum, score: round(mean(responses), 4) }
}

/** CSAT by two buttons: `100·good/(good+bad)`, as desks with two buttons count it; the unrated are not in n. */
export function csat_good_bad({ good, bad }: { good: number; bad: number }) {
  return { n: good + bad, scorePct: percent(good, good + bad), wilson95Pct: wilsonPercent(good, good + bad) }
}
