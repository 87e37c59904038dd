import {
  countBetween,
  type Distribution,
  deviationOf,
  given,
  mean,
  meanInterval,
  meanOf,
  onScale,
  percent,
  round,
  total,
} from './statistics.ts'

/**
 * Whole percentages that sum to 100, ties to the lower index; all 0 without answers. By the largest remainder: ⌊100·nᵢ/n⌋
 * each, what is missing to 100 one by one to the largest fractions (Hamilton's method of apportionment, 1791).
 * @example integer_percentages({ counts: [1, 1, 1] }) // [34, 33, 33]
 */
export function integer_percentages({ counts }: { counts: readonly number[] }) {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return { percent: counts.map(() => 0) }
  const whole = counts.map((count) => Math.floor((100 * count) / n))
  const left = 100 - whole.reduce((sum, part) => sum + part, 0)
  // Integer remainders, so that equal shares tie exactly.
  const winners = counts.map((count, index) => ({ index, remainder: (100 * count) % n }))
  winners.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of winners.slice(0, left)) whole[index]! += 1
  return { percent: whole }
}

/**
 * Per option: `100·nᵢ/respondents`, which may exceed 100 in sum, and `100·nᵢ/selections`; the two ways in which questions
 * with several answers are tabulated, per case and per response.
 */
export function multi_choice({
  options,
  responses,
}: {
  options: readonly string[]
  responses: readonly (readonly string[])[]
}) {
  const counts = options.map((option) => responses.filter((chosen) => chosen.includes(option)).length)
  const selections = counts.reduce((sum, count) => sum + count, 0)
  return {
    respondents: responses.length,
    selections,
    pctOfRespondents: counts.map((count) => percent(count, responses.length)),
    pctOfSelections: counts.map((count) => percent(count, selections)),
  }
}

/**
 * Likert rows on 1–5 (Likert 1932): n, mean `Σx/n` and top two `100·(n₄+n₅)/n` per row; `null` is not answered and not
 * in n.
 */
export function likert_matrix_5({ rows }: { rows: Readonly<Record<string, readonly (number | null)[]>> }) {
  return Object.fromEntries(
    Object.entries(rows).map(([row, answers]) => {
      const scores = given(answers, 1, 5)
      const top = scores.filter((score) => score >= 4).length
      return [row, { n: scores.length, mean: round(mean(scores), 4), top2Pct: percent(top, scores.length) }]
    }),
  )
}

interface Scale {
  min: number
  max: number
}

/** `[low, high]` of the mean with four decimals, or `null` below two answers. */
function roundedInterval(distribution: Distribution, { min, max }: Scale): [number, number] | null {
  const interval = meanInterval(distribution, min, max)
  return interval && [round(interval.low, 4), round(interval.high, 4)]
}

/**
 * Likert rows from counts, on any scale: per row its n, how many gave each point from `min` up with whole percentages
 * that sum to 100, the mean with its 95 % interval (x̄ ± z·s/√n, clamped to the scale), and the two highest points.
 * Rows not answered are not in that row's n.
 */
export function likert_rows({ rows, min, max }: Scale & { rows: Readonly<Record<string, Distribution>> }) {
  const points = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  return Object.fromEntries(
    Object.entries(rows).map(([row, all]) => {
      const distribution = onScale(all, min, max)
      const n = total(distribution)
      const counts = points.map((point) => distribution[point] ?? 0)
      const { percent: shares } = integer_percentages({ counts })
      const top2Pct = percent(countBetween(distribution, max - 1, max), n)
      const meanCi95 = roundedInterval(distribution, { min, max })
      return [row, { n, counts, percent: shares, mean: round(meanOf(distribution), 4), meanCi95, top2Pct }]
    }),
  )
}

interface Pair {
  responses: readonly (number | null)[]
  /** On which side the good pole stands. */
  positiveSide: 'left' | 'right'
}

/** Mean of `±(x − 4)` for positions 1–7, where + is always the positive pole (Osgood, Suci and Tannenbaum 1957). */
export function semantic_differential_7({ pairs }: { pairs: Readonly<Record<string, Pair>> }) {
  return Object.fromEntries(
    Object.entries(pairs).map(([pair, { responses, positiveSide }]) => {
      const sign = positiveSide === 'left' ? -1 : 1
      return [pair, round(mean(given(responses, 1, 7).map((position) => sign * (position - 4))), 4)]
    }),
  )
}

/**
 * A semantic differential from counts: per pair its n and the mean distance from the middle of the scale with its 95 %
 * interval, turned so that + is always the favourable word (Osgood, Suci and Tannenbaum 1957: bipolar scales).
 */
export function differential_pairs({
  pairs,
  min,
  max,
}: Scale & { pairs: Readonly<Record<string, { distribution: Distribution; good: 'low' | 'high' }>> }) {
  const middle = (min + max) / 2
  return Object.fromEntries(
    Object.entries(pairs).map(([pair, { distribution, good }]) => {
      const turned = Object.fromEntries(
        Object.entries(onScale(distribution, min, max)).map(([point, count]) => [
          (good === 'low' ? -1 : 1) * (+point - middle),
          count,
        ]),
      )
      const meanCi95 = roundedInterval(turned, { min: min - middle, max: max - middle })
      return [pair, { n: total(turned), mean: round(meanOf(turned), 4), sd: round(deviationOf(turned), 4), meanCi95 }]
    }),
  )
}

/** `100·started/offered`, `100·completed/started`, and the response rate `100·completed/offered` (AAPOR: completed of all who were asked). */
export const survey_response_rate = ({
  offered,
  started,
  completed,
}: {
  offered: number
  started: number
  completed: number
}) => ({
  startRatePct: percent(started, offered),
  completionRatePct: percent(completed, started),
  responseRatePct: percent(completed, offered),
})
