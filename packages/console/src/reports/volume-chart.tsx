import type { Report } from '@deskbell/protocol'
import { Scrolls } from '../frame/scrolls.tsx'
import { useDesk } from '../use-desk.ts'
import { volumeLines } from './charts/parts.ts'
import { inParts, sayDayOf, series } from './days.ts'
import { Panel } from './panel.tsx'

/** Conversations by the day they began, and who answered them. */
export function VolumeChart({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const parts = inParts(report.days)
  const heads = [say('reports.date'), ...series.map((name) => say(`reports.by.${name}`))]
  const raw = report.days.map((day) => [day.day, ...series.map((name) => day[name])])
  return (
    <Panel wide title={say('reports.volume')} name="volume" rows={[heads, ...raw]}>
      {(titleId) =>
        parts.every((part) => series.every((name) => part[name] === 0)) ? (
          <p class="hint">{say('reports.noConversations')}</p>
        ) : (
          <>
            <volumeLines.View parts={parts} labelledBy={titleId}>
              <div class="chart" />
            </volumeLines.View>
            <AsTable
              heads={heads}
              rows={parts.map((part) => [sayDayOf(locale, part.day), ...series.map((s) => String(part[s]))])}
            />
          </>
        )
      }
    </Panel>
  )
}

/** The numbers of a picture, for who reads them rather than sees it. */
export function AsTable({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  const { say } = useDesk()
  return (
    <details class="as-table">
      <summary>{say('reports.asTable')}</summary>
      <Scrolls label={say('reports.asTable')}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells[0]}>
                {cells.map((cell, column) => (
                  <td key={heads[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  )
}
