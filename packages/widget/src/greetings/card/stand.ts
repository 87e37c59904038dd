import type { GreetingFacts } from '@deskbell/greetings/context'
import type { ChosenGreeting } from '@deskbell/greetings/fill'
import type { Shell } from '../../launcher/shell.ts'
import { buildCard, type CardActs } from './build-card.ts'
import { chipsOf } from './chips.ts'
import { freePlace } from './edge/free-place.ts'
import { cardWords } from './words.ts'

/** A greeting counts as seen after this long on a visible tab, in ms, looked at in so many steps. */
const seenMs = 1000
const steps = 4
/** After the page was moved, in ms. */
const settle = 150

export interface Shown {
  chosen: ChosenGreeting
  remove(): void
}

/**
 * Puts the greeting where it covers none of the page's actions; where there is no room, it goes without pictures, and
 * then as a badge.
 */
export function standCard(
  shell: Shell,
  spot: Element,
  chosen: ChosenGreeting,
  facts: GreetingFacts,
  acts: CardActs & { seen(): void },
): Shown {
  const { root, button, options } = shell
  const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content ?? ''
  const card = buildCard(chosen, cardWords(chosen.text.locale, site), chipsOf(chosen, facts), acts)
  const placeAs = (compact: boolean) => {
    card.classList.toggle('compact', compact)
    const size = { width: card.offsetWidth, height: card.offsetHeight }
    return freePlace(root.host, size, button.getBoundingClientRect(), options.position)
  }
  const place = () => {
    const whole = placeAs(false)
    const at = whole.kind === 'card' ? whole : placeAs(true)
    const isCard = at.kind === 'card'
    card.style.visibility = isCard && chosen.as !== 'badge' ? '' : 'hidden'
    if (isCard) Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` })
    if (shell.look.nudge !== 1) shell.set({ nudge: 1 })
  }
  let moving = 0
  const later = () => {
    clearTimeout(moving)
    moving = window.setTimeout(place, settle)
  }
  let left = steps
  const seeing = setInterval(() => {
    if (document.hidden || --left > 0) return
    clearInterval(seeing)
    acts.seen()
  }, seenMs / steps)
  const ended = new AbortController()
  const { signal } = ended
  spot.append(card)
  place()
  for (const name of ['resize', 'scroll']) addEventListener(name, later, { passive: true, signal })
  return {
    chosen,
    remove() {
      ended.abort()
      clearTimeout(moving)
      clearInterval(seeing)
      card.remove()
      if (!shell.ended) shell.set({ nudge: 0 })
    },
  }
}
