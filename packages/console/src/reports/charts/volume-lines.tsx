import { useSignal } from '@preact/signals'
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { useId } from 'preact/hooks'
import { useDesk } from '../../use-desk.ts'
import { type Day, sayDayOf } from '../days.ts'
import { useWidth } from './use-width.ts'

const height = 190
const top = 14

export interface VolumeLinesProps {
  parts: readonly Day[]
  labelledBy: string
}

/** Scales and paths of the two series, for a width. */
export function drawVolume(parts: readonly Day[], width: number) {
  const only = parts.length === 1 ? parts[0] : undefined
  // One day alone is drawn as a level line.
  const points = only ? [only, only] : parts
  const x = scaleLinear([0, points.length - 1], [0, width]).clamp(true)
  const most = Math.max(1, ...parts.flatMap(({ assistant, person }) => [assistant, person]))
  const y = scaleLinear([0, most], [height, top]).nice(4)
  const lineOf = (name: 'assistant' | 'person') =>
    line<Day>(
      (_, index) => x(index),
      (part) => y(part[name]),
    ).curve(curveMonotoneX)(points) ?? ''
  const under = area<Day>(
    (_, index) => x(index),
    height,
    (part) => y(part.assistant),
  ).curve(curveMonotoneX)
  const counts = y.ticks(4).filter((tick) => tick > 0 && Number.isInteger(tick))
  const days = only ? [0] : x.ticks(Math.max(2, Math.floor(width / 110))).filter(Number.isInteger)
  return { x, y, counts, days, assistant: lineOf('assistant'), person: lineOf('person'), area: under(points) ?? '' }
}

/** Who answered, day by day: what the assistant did as an area, what people did as a dotted line. */
export function VolumeLines({ parts, labelledBy }: VolumeLinesProps) {
  const { locale } = useDesk()
  const { element, width } = useWidth(640)
  const about = useId()
  const at = useSignal<number | null>(null)
  const drawn = drawVolume(parts, width)
  const summary = useSummary(parts)
  const point = at.value === null ? undefined : parts[at.value]
  return (
    <div class="chart" ref={element}>
      <Legend point={point} />
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: named by the heading above; a title would pop up over the numbers */}
      <svg
        role="img"
        aria-labelledby={labelledBy}
        aria-describedby={about}
        width={width}
        height={height + 20}
        focusable="false"
        onPointerMove={({ offsetX }) => {
          at.value = Math.min(parts.length - 1, Math.round(drawn.x.invert(offsetX)))
        }}
        onPointerLeave={() => {
          at.value = null
        }}
      >
        <desc id={about}>{summary}</desc>
        {drawn.counts.map((count) => (
          <g key={count}>
            <line class="grid" x1="0" x2={width} y1={drawn.y(count)} y2={drawn.y(count)} />
            <text class="axis" x="0" y={drawn.y(count) - 4}>
              {new Intl.NumberFormat(locale).format(count)}
            </text>
          </g>
        ))}
        <path class="area" d={drawn.area} />
        <path class="line assistant" d={drawn.assistant} />
        <path class="line person" d={drawn.person} />
        <line class="base" x1="0" x2={width} y1={height} y2={height} />
        {at.value !== null && (
          <line class="cursor" x1={drawn.x(at.value)} x2={drawn.x(at.value)} y1={top} y2={height} />
        )}
        {drawn.days.map((index) => (
          <text
            key={index}
            class={`axis ${index === 0 ? '' : index === parts.length - 1 ? 'end' : 'middle'}`}
            x={drawn.x(index)}
            y={height + 15}
          >
            {sayDayOf(locale, parts[index]?.day ?? '')}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** Which line is which, and the numbers of the day that is pointed at. */
function Legend({ point }: { point: Day | undefined }) {
  const { say, locale } = useDesk()
  return (
    <p class="legend" aria-hidden="true">
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
  )
}

/** The picture in a sentence: both sums of the whole period. */
function useSummary(parts: readonly Day[]): string {
  const { say, locale } = useDesk()
  const sum = (name: 'assistant' | 'person') => parts.reduce((total, part) => total + part[name], 0)
  const ends = [parts[0], parts.at(-1)].map((part) => (part ? sayDayOf(locale, part.day) : ''))
  return say('reports.dayCounts', {
    day: [...new Set(ends)].join(' – '),
    assistant: sum('assistant'),
    person: sum('person'),
  })
}
