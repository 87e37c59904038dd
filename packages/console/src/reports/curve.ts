type Point = readonly [x: number, y: number]

const short = (value: number): string => String(Math.round(value * 10) / 10)

/** Slopes that never make the curve leave the range of two neighbours (Fritsch and Carlson 1980). */
function slopesOf(points: readonly Point[]): number[] {
  const steps = points.slice(1).map(([x, y], index) => (y - points[index]![1]) / (x - points[index]![0] || 1))
  return points.map((_, index) => {
    const [before, after] = [steps[index - 1], steps[index]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })
}

/**
 * A smooth line through points from left to right, as the path of an SVG; between two points it never goes beyond them.
 * @example pathThrough([[0, 0], [10, 5]]) // 'M0 0C3.3 1.7 6.7 3.3 10 5'
 */
export function pathThrough(points: readonly Point[]): string {
  const slopes = slopesOf(points)
  return points
    .map(([x, y], index) => {
      const before = points[index - 1]
      if (!before) return `M${short(x)} ${short(y)}`
      const third = (x - before[0]) / 3
      const from = [before[0] + third, before[1] + slopes[index - 1]! * third]
      const to = [x - third, y - slopes[index]! * third]
      return `C${[...from, ...to, x, y].map(short).join(' ')}`
    })
    .join('')
}
