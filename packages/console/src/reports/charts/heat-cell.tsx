import { scaleQuantize } from 'd3-scale'

export interface HeatCellProps {
  count: number
  most: number
  /** Which hour of which day, and how many. */
  title: string
}

/** Each is a class in the stylesheet; one of nothing has none. */
const shades = [1, 2, 3, 4, 5, 6]

/** A square whose shade says how many; the number is there for readers. */
export function HeatCell({ count, most, title }: HeatCellProps) {
  const shade = count === 0 ? 0 : scaleQuantize([0, Math.max(1, most)], shades)(count)
  return (
    <td class={`heat-${shade}`} title={title}>
      <span class="vh">{count}</span>
    </td>
  )
}
