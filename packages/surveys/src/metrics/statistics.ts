/** 97.5 % quantile of the normal distribution: two-sided 95 % intervals. */
export const z95 = 1.959963984540054

/** Rounds half away from zero; `null` stays `null` (undefined is not 0). */
export function round(value: number, digits: number): number
export function round(value: number | null, digits: number): number | null
export function round(value: number | null, digits: number): number | null {
  if (value === null || !Number.isFinite(value)) return null
  const factor = 10 ** digits
  // The nudge undoes binary fractions such as 1.005 that lie just below their decimal half.
  const scaled = Math.abs(value) * factor
  return (Math.sign(value) * Math.floor(scaled + 0.5 + Number.EPSILON * scaled * 4)) / factor || 0
}

/** `100·part/whole` with two decimals, `null` when the whole is 0. */
export const percent = (part: number, whole: number): number | null =>
  whole > 0 ? round((100 * part) / whole, 2) : null

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** How often each score was given: `{ "1": 2, "5": 40 }`. */
export type Distribution = Readonly<Record<string, number>>

export const total = (distribution: Distribution): number =>
  Object.values(distribution).reduce((sum, count) => sum + count, 0)

/** A point of the scale; nothing between two of them, and no blank, which would count as nought. */
const isPoint = (score: string, min: number, max: number): boolean =>
  /\d/.test(score) && Number.isInteger(+score) && +score >= min && +score <= max

/** Only what lies on the scale and was counted: anything else is no answer to the question. */
export const onScale = (distribution: Distribution, min: number, max: number): Distribution =>
  Object.fromEntries(
    Object.entries(distribution).filter(
      ([score, count]) => isPoint(score, min, max) && count > 0 && Number.isFinite(count),
    ),
  )

/** Given numbers on the scale; what was not answered, or lies off it, is left out. */
export const given = (values: readonly (number | null | undefined)[], min: number, max: number): number[] =>
  values.filter((value): value is number => Number.isInteger(value) && value! >= min && value! <= max)

/** Answers whose score lies in `[low, high]`. */
export const countBetween = (distribution: Distribution, low: number, high: number): number =>
  Object.entries(distribution).reduce((sum, [score, count]) => (+score >= low && +score <= high ? sum + count : sum), 0)

export function meanOf(distribution: Distribution): number | null {
  const n = total(distribution)
  return n === 0 ? null : Object.entries(distribution).reduce((sum, [score, count]) => sum + +score * count, 0) / n
}

/** Sample standard deviation, `null` below two answers. */
export function deviationOf(distribution: Distribution): number | null {
  const n = total(distribution)
  const centre = meanOf(distribution)
  if (n < 2 || centre === null) return null
  const squares = Object.entries(distribution).reduce((sum, [score, count]) => sum + count * (+score - centre) ** 2, 0)
  return Math.sqrt(squares / (n - 1))
}

export interface Interval {
  low: number
  high: number
}

/**
 * Mean ± z·s/√n with the sample deviation, clamped to the scale; `null` below two answers.
 */
export function meanInterval(distribution: Distribution, min: number, max: number): Interval | null {
  const centre = meanOf(distribution)
  const deviation = deviationOf(distribution)
  if (centre === null || deviation === null) return null
  const half = (z95 * deviation) / Math.sqrt(total(distribution))
  return { low: Math.max(min, centre - half), high: Math.min(max, centre + half) }
}

/**
 * Wilson score interval of a proportion, unrounded; `null` without answers. Never of zero width at 0 % or 100 %.
 * `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)` – Wilson, J. Am. Stat. Assoc. 22 (1927).
 */
export function wilson(successes: number, n: number): Interval | null {
  if (n <= 0) return null
  const p = successes / n
  const z2 = z95 ** 2
  const half = z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (p + z2 / (2 * n) - half) / scale), high: Math.min(1, (p + z2 / (2 * n) + half) / scale) }
}

export const wilsonPercent = (successes: number, n: number): [number, number] | null => {
  const interval = wilson(successes, n)
  return interval && [round(100 * interval.low, 2), round(100 * interval.high, 2)]
}

/**
 * Complementary error function by its continued fraction and series, relative error below 1e-12.
 * Abramowitz & Stegun 7.1.5 and 7.1.14.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  return x < 2.5 ? 1 - erfSeries(x) : erfcFraction(x)
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= -(x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

function erfcFraction(x: number): number {
  let fraction = 0
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}
