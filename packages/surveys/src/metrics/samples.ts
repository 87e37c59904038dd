import { erfc, percent, round, wilson, z95 } from './statistics.ts'

/** Wilson 95 % interval of a proportion, as probabilities; the formula stands at `wilson` (Wilson 1927). */
export function wilson_95({ successes, n }: { successes: number; n: number }) {
  const interval = wilson(successes, n)
  return {
    p: n > 0 ? round(successes / n, 6) : null,
    low: interval && round(interval.low, 6),
    high: interval && round(interval.high, 6),
  }
}

/** `null` where no number of answers would do. */
const answers = (count: number): { n: number | null } => ({ n: Number.isFinite(count) ? Math.max(0, count) : null })

/** Answers needed so that a proportion's 95 % interval is ± `marginPct`: ⌈z²·p(1−p)/e²⌉ (Cochran 1977, 4.4). */
export const required_n_proportion = ({ marginPct, p = 0.5 }: { marginPct: number; p?: number }) =>
  answers(Math.ceil((z95 ** 2 * p * (1 - p)) / (marginPct / 100) ** 2))

/** Answers needed so that the NPS is ± `marginPoints`: ⌈z²·var/(m/100)²⌉ − 3 (adjusted Wald, Rocks 2016). */
export const required_n_nps = ({ marginPoints, variance }: { marginPoints: number; variance: number }) =>
  answers(Math.ceil((z95 ** 2 * variance) / (marginPoints / 100) ** 2) - 3)

interface Arm {
  conversions: number
  n: number
}

/**
 * A greeting against its control group: pooled two-proportion z, two-sided p = erfc(|z|/√2) (Fleiss, Levin and Paik 2003, 3.1). Where either group is empty, or
 * all or none of both converted, nothing can be told and it is `null`.
 */
export function two_proportion_z({ control, variant }: { control: Arm; variant: Arm }) {
  const a = control.n > 0 ? control.conversions / control.n : null
  const b = variant.n > 0 ? variant.conversions / variant.n : null
  if (a === null || b === null) {
    const rates = { controlRate: round(a, 6), variantRate: round(b, 6), absoluteLift: null, relativeLiftPct: null }
    return { ...rates, z: null, pValue: null, significant95: null }
  }
  const pooled = (control.conversions + variant.conversions) / (control.n + variant.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / variant.n))
  const z = error > 0 ? (b - a) / error : null
  const pValue = z === null ? null : erfc(Math.abs(z) / Math.SQRT2)
  return {
    controlRate: round(a, 6),
    variantRate: round(b, 6),
    absoluteLift: round(b - a, 6),
    relativeLiftPct: percent(b - a, a),
    z: round(z, 4),
    pValue: round(pValue, 4),
    significant95: pValue === null ? null : pValue < 0.05,
  }
}

/** Whether a score may be shown: hidden below `minimumN`, marked "few answers" below `lowN`. Both are our own choice: below 5 one person is recognised in the figure, and below 30 its interval says more than it does. */
export const suppression = ({ n, minimumN = 5, lowN = 30 }: { n: number; minimumN?: number; lowN?: number }) => ({
  show: n >= minimumN,
  warnLow: n >= minimumN && n < lowN,
})
