/** A rectangle in CSS px from the top left of the viewport. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A corner in CSS px, or `null` where there is room for a badge only. */
export type Placement = { x: number; y: number } | null

const gap = 12
const edge = 16

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The lowest free place at or above `card`, or `null` where it would leave the lower half or the viewport. */
function raise(card: Box, obstacles: readonly Box[], top: number): Box | null {
  let at = card
  while (at.y >= top) {
    const hit = obstacles.filter((one) => overlap(at, one))
    if (hit.length === 0) return at
    at = { ...at, y: Math.min(...hit.map((one) => one.y)) - gap - card.height }
  }
  return null
}

/**
 * Finds a place for a greeting that covers none of the page's actions: over the launcher, raised above what is in
 * the way, in the other lower corner, or not at all but as a badge.
 *
 * @param obstacles the page's buttons, links, fields and bars near the lower edge, in viewport px
 * @param launcher where the launcher stands; the card keeps clear of it
 */
export function placeGreeting(
  viewport: { width: number; height: number },
  card: { width: number; height: number },
  obstacles: readonly Box[],
  launcher: Box,
  { position }: { position: 'left' | 'right' },
): Placement {
  const right = viewport.width - edge - card.width
  const bottom = viewport.height - edge - card.height
  if (right < edge || bottom < edge) return null
  const isRight = position === 'right'
  const wish = isRight ? launcher.x + launcher.width - card.width : launcher.x
  const base = { ...card, x: Math.min(Math.max(edge, wish), right), y: launcher.y - gap - card.height }
  const above = raise(base, obstacles, Math.max(edge, viewport.height / 2 - card.height))
  if (above) return above
  const y = Math.min(launcher.y + launcher.height - card.height, bottom)
  const across = { ...card, x: isRight ? edge : right, y }
  return y < edge || [...obstacles, launcher].some((one) => overlap(across, one)) ? null : across
}
