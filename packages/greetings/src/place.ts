/** A rectangle in CSS px from the top left of the viewport. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Placement =
  | { kind: 'card'; x: number; y: number; side: 'left' | 'right'; raised: boolean }
  | { kind: 'badge' }

const gap = 12
const edge = 16

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The lowest free place at or above `card`, or `null` where it would leave the lower half or the viewport. */
function raise(card: Box, obstacles: readonly Box[], viewportHeight: number): Box | null {
  const top = Math.max(edge, viewportHeight / 2 - card.height)
  let at = card
  for (let tries = 0; tries <= obstacles.length; tries++) {
    if (at.y < top) return null
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
  if (card.width > viewport.width - 2 * edge || card.height > viewport.height - 2 * edge) return { kind: 'badge' }
  const right = Math.min(launcher.x + launcher.width, viewport.width - edge) - card.width
  const near =
    position === 'right'
      ? Math.max(edge, right)
      : Math.min(Math.max(edge, launcher.x), viewport.width - edge - card.width)
  const base = { x: near, y: launcher.y - gap - card.height, ...card }
  const above = raise(base, obstacles, viewport.height)
  if (above) return { kind: 'card', x: above.x, y: above.y, side: position, raised: above.y < base.y }
  const side = position === 'right' ? 'left' : 'right'
  const x = side === 'left' ? edge : viewport.width - edge - card.width
  const across = { ...card, x, y: Math.min(launcher.y + launcher.height, viewport.height - edge) - card.height }
  const free = across.y >= edge && ![...obstacles, launcher].some((one) => overlap(across, one))
  return free ? { kind: 'card', x: across.x, y: across.y, side, raised: false } : { kind: 'badge' }
}
