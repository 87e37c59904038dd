import type { ChosenGreeting } from '@deskbell/greetings/decide'
import type { Shell } from '../launcher/shell.ts'
import { buildCard, type CardParts } from './card.ts'
import { freePlace } from './edge/free-place.ts'

/** A greeting counts as seen after this long on a visible tab, in ms. */
const seenMs = 1000

export interface Shown {
  chosen: ChosenGreeting
  remove(): void
}

export interface ShownActs {
  seen(): void
  reply(index: number): void
  dismiss(): void
}

/**
 * Puts the greeting where it covers none of the page's actions; where there is no room, it goes without pictures, and
 * then as a badge.
 */
export function showGreeting(
  shell: Shell,
  spot: Element,
  chosen: ChosenGreeting,
  parts: CardParts,
  acts: ShownActs,
): Shown {
  const { root, button, options } = shell
  const card = buildCard(chosen, parts, acts.reply, acts.dismiss)
  const placeAs = (compact: boolean) => {
    card.classList.toggle('compact', compact)
    const size = { width: card.offsetWidth, height: card.offsetHeight }
    return freePlace(root.host, size, button.getBoundingClientRect(), options.position)
  }
  const place = () => {
    const whole = placeAs(false)
    const at = whole.kind === 'card' ? whole : placeAs(true)
    const isCard = chosen.as !== 'badge' && at.kind === 'card'
    card.style.visibility = isCard ? '' : 'hidden'
    if (at.kind === 'card') Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` })
    if (shell.look.nudge !== 1) shell.set({ nudge: 1 })
  }
  let moving = 0
  const later = () => {
    clearTimeout(moving)
    moving = window.setTimeout(place, 150)
  }
  let left = seenMs
  const seeing = setInterval(() => {
    if (document.hidden) return
    left -= seenMs / 4
    if (left > 0) return
    clearInterval(seeing)
    acts.seen()
  }, seenMs / 4)
  spot.append(card)
  place()
  for (const name of ['resize', 'scroll']) addEventListener(name, later, { passive: true })
  return {
    chosen,
    remove() {
      for (const name of ['resize', 'scroll']) removeEventListener(name, later)
      clearTimeout(moving)
      clearInterval(seeing)
      card.remove()
      if (!shell.ended) shell.set({ nudge: 0 })
    },
  }
}
