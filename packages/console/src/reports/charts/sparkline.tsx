import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

const width = 120
const height = 24

/** How a score went over the period, in little; the numbers stand beside it, so hidden from readers. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const x = scaleLinear([0, values.length - 1], [0, width])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - 2, 2])
  const path = line<number>((_, index) => x(index), y).curve(curveMonotoneX)
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={path(values) ?? ''} />
    </svg>
  )
}
