import type { Report } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'
import { effectsOf, type GreetingEffect } from './greeting-effects.ts'
import { signed } from './say-score.ts'
import { Table } from './table.tsx'

/** What greetings bring, beside the visitors who did not get to see them. */
export function GreetingTable({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const effects = effectsOf(report)
  if (effects.length === 0) return null
  const count = new Intl.NumberFormat(locale).format
  const rate = (goals: number, n: number) =>
    n === 0
      ? say('reports.undefined')
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(goals / n)
  const heads = [
    ...[say('reports.greeting'), say('reports.shown'), say('reports.engaged'), say('reports.dismissed')],
    ...[say('reports.goal'), say('reports.control'), say('reports.lift')],
  ]
  return (
    <Table
      title={say('reports.greetings')}
      name="greetings"
      wide
      hint={say('reports.about.lift')}
      columns={heads.map((head) => ({ head }))}
      rows={effects.map((effect) => ({
        key: `${effect.greeting} ${effect.variant}`,
        cells: [
          effect.variant === null ? effect.greeting : say('reports.variant', { variant: effect.variant }),
          count(effect.shown),
          count(effect.engaged),
          count(effect.dismissed),
          rate(effect.goals, effect.shown),
          rate(effect.control.goals, effect.control.visitors),
          <Lift key="lift" effect={effect} />,
        ],
      }))}
      raw={[
        [
          ...[say('reports.greeting'), say('reports.variantHead'), ...heads.slice(1, 4), say('reports.goals')],
          ...[say('reports.controlVisitors'), say('reports.controlGoals'), say('reports.lift'), 'p'],
        ],
        ...effects.map(({ greeting, variant, shown, engaged, dismissed, goals, control, lift }) => [
          ...[greeting, variant, shown, engaged, dismissed, goals, control.visitors, control.goals],
          ...[lift === null ? null : Number(lift.points.toFixed(4)), lift?.p ?? null],
        ]),
      ]}
    />
  )
}

function Lift({ effect: { lift, control } }: { effect: GreetingEffect }) {
  const { say, locale } = useDesk()
  if (control.visitors === 0) return <span class="hint">{say('reports.noControl')}</span>
  if (!lift) return <span class="hint">{say('reports.tooFewVisitors')}</span>
  const half = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(lift.half)
  return (
    <span class={`change ${lift.verdict}`} title={lift.p === null ? undefined : `p = ${lift.p}`}>
      {signed(locale, lift.points, 1)} ± {half}
      {lift.verdict === 'unsure' && <span class="vh"> {say('reports.chance')}</span>}
    </span>
  )
}
