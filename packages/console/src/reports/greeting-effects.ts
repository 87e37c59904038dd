import type { Report } from '@deskbell/protocol'
import { suppression, two_proportion_z, wilson } from '@deskbell/surveys/metrics'
import { type Change, changeOf } from './change.ts'

/** A greeting, or a variant of one, beside the visitors from whom it was withheld. */
export interface GreetingEffect {
  greeting: string
  /** `null` for all variants together. */
  variant: string | null
  shown: number
  engaged: number
  dismissed: number
  goals: number
  control: { visitors: number; goals: number }
  /** Points that the greeting adds, with half of its 95% interval; `null` where there are too few visitors to say. */
  lift: { points: number; half: number; p: number | null; verdict: Change['verdict'] } | null
}

type Counts = Pick<GreetingEffect, 'shown' | 'engaged' | 'dismissed' | 'goals'>

const share = (goals: number, n: number) => {
  const interval = wilson(goals, n)
  return {
    ...{ metric: 'csat5' as const, n, show: true, few: false },
    value: (100 * goals) / n,
    interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
  }
}

/** From this many visitors in both groups on something is said; with fewer chance decides nearly alone. */
const least = 30

function liftOf({ shown, goals }: Counts, control: GreetingEffect['control']): GreetingEffect['lift'] {
  const few = (n: number) => !suppression({ n, minimumN: least }).show
  if (few(shown) || few(control.visitors)) return null
  const now = share(goals, shown)
  const before = share(control.goals, control.visitors)
  const change = changeOf(now, before)
  const { absoluteLift, pValue, significant95 } = two_proportion_z({
    control: { conversions: control.goals, n: control.visitors },
    variant: { conversions: goals, n: shown },
  })
  if (!change || absoluteLift === null || !now.interval || !before.interval) return null
  const half = Math.hypot((now.interval.high - now.interval.low) / 2, (before.interval.high - before.interval.low) / 2)
  const verdict = significant95 !== true ? 'unsure' : absoluteLift > 0 ? 'better' : 'worse'
  return { points: 100 * absoluteLift, half, p: pValue, verdict }
}

const sum = (rows: readonly Counts[]): Counts => ({
  shown: rows.reduce((all, { shown }) => all + shown, 0),
  engaged: rows.reduce((all, { engaged }) => all + engaged, 0),
  dismissed: rows.reduce((all, { dismissed }) => all + dismissed, 0),
  goals: rows.reduce((all, { goals }) => all + goals, 0),
})

/**
 * Each greeting against its comparison group, by a test of two proportions; where it has variants, each of them too. A
 * visitor keeps a variant, so that those of a greeting may be added up.
 */
export function effectsOf({ greetings, controls }: Pick<Report, 'greetings' | 'controls'>): GreetingEffect[] {
  const names = [...new Set([...greetings, ...controls].map(({ greeting }) => greeting))].sort()
  return names.flatMap((greeting) => {
    const rows = greetings.filter((row) => row.greeting === greeting)
    const { visitors = 0, goals = 0 } = controls.find((row) => row.greeting === greeting) ?? {}
    const control = { visitors, goals }
    const all = sum(rows)
    const variants = rows.length > 1 ? rows : []
    return [
      { greeting, variant: null, ...all, control, lift: liftOf(all, control) },
      ...variants.map(({ variant, ...row }) => ({ ...row, greeting, variant, control, lift: liftOf(row, control) })),
    ]
  })
}
