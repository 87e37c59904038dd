import type { Score } from './scores.ts'

/** How a score differs from the period before. */
export interface Change {
  /** Now less before. */
  difference: number
  /** Whether more is better, worse, or more than chance alone makes of the same opinion. */
  verdict: 'better' | 'worse' | 'unsure'
}

const hypotenuse = (a: number, b: number): number => Math.sqrt(a * a + b * b)

/**
 * The difference of two scores; a verdict only where its 95% interval leaves out nought. The interval is made from those
 * of the two scores (Zou & Donner, Statistics in Medicine 2008; 27: 1693–1702). `null` where a score may not be shown.
 */
export function changeOf(now: Score, before: Score | undefined): Change | null {
  if (now.value === null || before?.value == null) return null
  const difference = now.value - before.value
  if (!now.interval || !before.interval) return { difference, verdict: 'unsure' }
  const below = hypotenuse(now.value - now.interval.low, before.interval.high - before.value)
  const above = hypotenuse(now.interval.high - now.value, before.value - before.interval.low)
  if (difference - below > 0) return { difference, verdict: 'better' }
  return { difference, verdict: difference + above < 0 ? 'worse' : 'unsure' }
}
