import type { Report } from '@deskbell/protocol'
import { Scrolls } from '../frame/scrolls.tsx'
import { useDesk } from '../use-desk.ts'
import { heatCell } from './charts/parts.ts'
import { Panel } from './panel.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
/** A Monday. */
const monday = Date.UTC(2024, 0, 1)

/** When conversations begin, by weekday and hour of the reader's clock. */
export function HeatMap({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const weekday = (style: 'short' | 'long') => (index: number) =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(monday + index * 86_400_000)
  const most = Math.max(1, ...report.hours.flat())
  const names = report.hours.map((_, index) => weekday('long')(index))
  const raw = report.hours.map((row, index) => [names[index] ?? '', ...row])
  return (
    <Panel wide title={say('reports.busiest')} name="hours" rows={[[say('reports.weekday'), ...hours], ...raw]}>
      {(titleId) => (
        <Scrolls labelledBy={titleId}>
          <table class="heat" aria-labelledby={titleId}>
            <thead>
              <tr>
                <th scope="col">
                  <span class="vh">{say('reports.weekday')}</span>
                </th>
                {hours.map((hour) => (
                  <th key={hour} scope="col">
                    <span class={hour % 3 === 0 ? '' : 'vh'}>{hour}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.hours.map((row, index) => (
                <tr key={names[index]}>
                  <th scope="row">
                    <abbr title={names[index]}>{weekday('short')(index)}</abbr>
                  </th>
                  {row.map((count, hour) => (
                    <heatCell.View
                      key={hours[hour]}
                      count={count}
                      most={most}
                      title={`${names[index]} ${hour}: ${count}`}
                    >
                      <td>
                        <span class="vh">{count}</span>
                      </td>
                    </heatCell.View>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </Panel>
  )
}
