import { scaleLinear } from 'd3-scale'

export interface BarShapeProps {
  count: number
  /** The count whose bar takes the whole width. */
  most: number
}

/** One bar; its number stands beside it, so hidden from readers. */
export function BarShape({ count, most }: BarShapeProps) {
  const x = scaleLinear([0, Math.max(1, most)], [0, 100])
  return (
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect width={`${x(count).toFixed(2)}%`} height="100%" rx="4" />
    </svg>
  )
}
