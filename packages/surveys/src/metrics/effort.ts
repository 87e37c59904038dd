import {
  countBetween,
  type Distribution,
  deviationOf,
  meanInterval,
  meanOf,
  onScale,
  percent,
  round,
  total,
} from './statistics.ts'

/**
 * CES 2.0 on 1–7 ("… made it easy for me to handle my issue"): mean with its 95 % interval, easy = 5–7, difficult = 1–3,
 * net = easy − difficult (points). The question by CEB, now Gartner, 2013; after Dixon, Freeman and Toman 2010.
 */
export function ces_7(input: { distribution: Distribution }) {
  const distribution = onScale(input.distribution, 1, 7)
  const n = total(distribution)
  const interval = meanInterval(distribution, 1, 7)
  const easy = countBetween(distribution, 5, 7)
  const difficult = countBetween(distribution, 1, 3)
  return {
    n,
    mean: round(meanOf(distribution), 4),
    sd: round(deviationOf(distribution), 4),
    meanCi95: interval && [round(interval.low, 4), round(interval.high, 4)],
    easyPct: percent(easy, n),
    difficultPct: percent(difficult, n),
    netEasy: percent(easy - difficult, n),
  }
}

/** CES on 1–5 (very difficult … very easy): mean `Σx/n`, easy `100·(n₄+n₅)/n`, difficult `100·(n₁+n₂)/n` (Dixon, Freeman and Toman 2010). */
export function ces_5(input: { distribution: Distribution }) {
  const distribution = onScale(input.distribution, 1, 5)
  const n = total(distribution)
  return {
    n,
    mean: round(meanOf(distribution), 4),
    easyPct: percent(countBetween(distribution, 4, 5), n),
    difficultPct: percent(countBetween(distribution, 1, 2), n),
  }
}
