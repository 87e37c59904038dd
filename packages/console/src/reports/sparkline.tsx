import { pathThrough } from './curve.ts'

const width = 120
const height = 24

/** How a score went over the period, in little; the numbers stand beside it, so hidden from readers. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 3) return null
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const points = values.map((value, index): [number, number] => [
    (index * width) / (values.length - 1),
    height - 2 - ((value - low) / range) * (height - 4),
  ])
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={pathThrough(points)} />
    </svg>
  )
}
