import { countBetween, type Distribution, onScale, round, total, z95 } from './statistics.ts'

const variance = (promoters: number, detractors: number, n: number): number =>
  (promoters + detractors) / n - ((promoters - detractors) / n) ** 2

const around = (centre: number, error: number): [number, number] => [
  round(Math.max(-100, centre - z95 * error), 2),
  round(Math.min(100, centre + z95 * error), 2),
]

/**
 * NPS `100·(P−D)/n` from scores 0–10: promoters 9–10, detractors 0–6 (Reichheld 2003). `adjustedWald95` adds 3 to n and ¾ to P and to D
 * (Rocks 2016): the plain Wald interval has no width when all agree.
 */
export function nps(input: { distribution: Distribution }) {
  const distribution = onScale(input.distribution, 0, 10)
  const n = total(distribution)
  const promoters = countBetween(distribution, 9, 10)
  const detractors = countBetween(distribution, 0, 6)
  // Without answers nothing else is defined, the counts included.
  if (n === 0) return { n, score: null }
  const score = (100 * (promoters - detractors)) / n
  const error = 100 * Math.sqrt(variance(promoters, detractors, n) / n)
  const m = n + 3
  const centre = (100 * (promoters - detractors)) / m
  const adjustedError = 100 * Math.sqrt(variance(promoters + 0.75, detractors + 0.75, m) / m)
  return {
    n,
    promoters,
    passives: n - promoters - detractors,
    detractors,
    score: round(score, 2),
    display: round(score, 0),
    standardErrorPoints: round(error, 4),
    wald95: around(score, error),
    adjustedWald95: around(centre, adjustedError),
    adjustedWaldCentre: round(centre, 2),
  }
}
