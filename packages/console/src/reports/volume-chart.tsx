import type { Report } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Scrolls } from '../frame/scrolls.tsx'
import { useDesk } from '../use-desk.ts'
import { pathThrough } from './curve.ts'
import { Panel } from './panel.tsx'

type Day = Report['days'][number]
const series = ['assistant', 'person', 'nobody'] as const
type Series = (typeof series)[number]

const height = 190
const top = 14

/** Days, or weeks and months where there are many; each named by its first day. */
export function inParts(days: readonly Day[], most = 62): Day[] {
  const size = days.length <= most ? 1 : days.length <= 7 * most ? 7 : 30
  const parts: Day[] = []
  days.forEach((day, index) => {
    const last = parts.at(-1)
    if (index % size === 0 || !last) parts.push({ ...day })
    else for (const name of series) last[name] += day[name]
  })
  return parts
}

const sayDayOf = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** Conversations by the day they began, and who answered them. */
export function VolumeChart({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const parts = inParts(report.days)
  const heads = [say('reports.date'), ...series.map((name) => say(`reports.by.${name}`))]
  const raw = report.days.map((day) => [day.day, ...series.map((name) => day[name])])
  return (
    <Panel wide title={say('reports.volume')} name="volume" rows={[heads, ...raw]}>
      {() =>
        parts.every((part) => series.every((name) => part[name] === 0)) ? (
          <p class="hint">{say('reports.noConversations')}</p>
        ) : (
          <>
            <Chart parts={parts} />
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

/** The width that an element has on screen, also after it changed. */
function useWidth(otherwise: number) {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(otherwise)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return undefined
    const measure = () => setWidth(Math.round(node.clientWidth) || otherwise)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [otherwise])
  return { element, width }
}

/** A round number not below the highest, so that the lines of the grid say something. */
export function roundUp(highest: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, highest)))
  return [1, 2, 3, 4, 5, 6, 8, 10].map((times) => times * step).find((value) => value >= highest) ?? 10 * step
}

function Chart({ parts }: { parts: readonly Day[] }) {
  const { say, locale } = useDesk()
  const { element, width } = useWidth(640)
  const at = useSignal<number | null>(null)
  const highest = roundUp(Math.max(1, ...parts.flatMap((part) => [part.assistant, part.person])))
  const x = (index: number) => (parts.length === 1 ? width / 2 : (index * width) / (parts.length - 1))
  const y = (count: number) => height - (count / highest) * (height - top)
  const line = (name: Series) => {
    const points = parts.map((part, index): [number, number] => [x(index), y(part[name])])
    const [first] = points
    return pathThrough(parts.length === 1 && first ? [[0, first[1]], first, [width, first[1]]] : points)
  }
  const point = at.value === null ? undefined : parts[at.value]
  const look = ({ offsetX }: PointerEvent) => {
    at.value = Math.max(0, Math.min(parts.length - 1, Math.round((offsetX / width) * (parts.length - 1))))
  }
  const assistant = line('assistant')
  return (
    <div class="chart" ref={element} aria-hidden="true">
      <p class="legend">
        <span class="key assistant">{say('reports.by.assistant')}</span>
        <span class="key person">{say('reports.by.person')}</span>
        <span class="now">
          {point &&
            say('reports.dayCounts', {
              day: sayDayOf(locale, point.day),
              assistant: point.assistant,
              person: point.person,
            })}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers, who have the table */}
      <svg
        width={width}
        height={height + 20}
        focusable="false"
        onPointerMove={look}
        onPointerLeave={() => {
          at.value = null
        }}
      >
        {[1, ...(highest % 2 === 0 ? [0.5] : [])].map((share) => (
          <g key={share}>
            <line class="grid" x1="0" x2={width} y1={y(highest * share)} y2={y(highest * share)} />
            <text class="axis" x="0" y={y(highest * share) - 4}>
              {new Intl.NumberFormat(locale).format(highest * share)}
            </text>
          </g>
        ))}
        <path class="area" d={`${assistant}L${width} ${height}L0 ${height}Z`} />
        <path class="line assistant" d={assistant} />
        <path class="line person" d={line('person')} />
        <line class="base" x1="0" x2={width} y1={height} y2={height} />
        {at.value !== null && <line class="cursor" x1={x(at.value)} x2={x(at.value)} y1={top} y2={height} />}
        <text class="axis" x="0" y={height + 15}>
          {parts[0] && sayDayOf(locale, parts[0].day)}
        </text>
        <text class="axis end" x={width} y={height + 15}>
          {parts.length > 1 && sayDayOf(locale, parts.at(-1)?.day ?? '')}
        </text>
      </svg>
    </div>
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
