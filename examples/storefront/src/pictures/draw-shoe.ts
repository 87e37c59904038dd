import type { Color, Model } from '../catalogue.ts'
import { escapeHtml } from '../html.ts'
import { drawBoot } from './boot.ts'
import { drawLoafer } from './loafer.ts'
import { palettes } from './palette.ts'
import { drawRunner } from './runner.ts'
import { drawSneaker } from './sneaker.ts'

const drawings = { corsa: drawRunner, brio: drawSneaker, duomo: drawBoot, piazza: drawLoafer }

/** The picture of a shoe as an SVG document, 640 × 420, toe to the right; our own drawing. */
export function drawShoe(model: Model, color: Color, title: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420" role="img"><title>${escapeHtml(title)}</title>
<ellipse cx="328" cy="366" rx="268" ry="13" fill="#000" opacity=".13"/>
${drawings[model](palettes[color])}
</svg>
`
}

/** Laces from the instep down to the toe, as short strokes across the line between two points. */
export function drawLaces(from: [number, number], to: [number, number], count: number, color: string): string {
  const at = (end: 0 | 1, part: number) => from[end] + (to[end] - from[end]) * part
  const strokes = Array.from({ length: count }, (_, i) => {
    const part = (i + 0.5) / count
    const [x, y] = [at(0, part), at(1, part)]
    return `M${(x - 15).toFixed(1)} ${(y + 23).toFixed(1)}L${(x + 17).toFixed(1)} ${(y - 9).toFixed(1)}`
  })
  return `<path d="${strokes.join('')}" stroke="${color}" stroke-width="9" stroke-linecap="round"/>`
}
