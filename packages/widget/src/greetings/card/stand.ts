import type { GreetingFacts } from '@deskbell/greetings/context'
import type { ChosenGreeting } from '@deskbell/greetings/fill'
import type { Shell } from '../../launcher/shell.ts'
import { buildCard, type CardActs } from './build-card.ts'
import { chipsOf } from './chips.ts'
import { freePlace } from './edge/free-place.ts'
import { cardWords } from './words.ts'

/** A greeting counts as seen after so many steps of so many ms on a visible tab. */
const steps = 4
const step = 250
/** After the page was moved or changed, or a field was entered or left, in ms. */
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
  acts: CardActs & {
    seen(): void
    isTaken(): boolean
  },
): Shown {
  const { button } = shell
  const words = cardWords(chosen.text.locale)
  const card = buildCard(chosen, words, chipsOf(chosen, facts), acts, button.querySelector('svg')!)
  card.style.visibility = 'hidden'
  let moving = 0
  // All is read before anything is written: the page is laid out once.
  const place = () => {
    moving = 0
    const at = freePlace(shell, card)
    card.style.visibility = at && chosen.as !== 'badge' && !acts.isTaken() ? '' : 'hidden'
    if (at) Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` })
    else if (!card.matches('.compact')) {
      card.classList.add('compact')
      later()
    }
    if (!shell.look.nudge) shell.set({ nudge: 1 })
  }
  let left = steps
  const later = () => {
    clearTimeout(moving)
    moving = window.setTimeout(place, settle)
  }
  const seeing = setInterval(() => {
    if (document.hidden || --left > 0) return
    clearInterval(seeing)
    acts.seen()
  }, step)
  const ended = new AbortController()
  spot.append(card)
  // Not at once: what decided has laid out the page in this task already.
  later()
  // A page that goes on changing must not put off what is due.
  shell.move = () => {
    moving ||= window.setTimeout(place, settle)
  }
  for (const name of ['resize', 'scroll', 'focusin', 'focusout'])
    addEventListener(name, later, { passive: true, signal: ended.signal })
  return {
    chosen,
    remove() {
      ended.abort()
      shell.move = undefined
      clearTimeout(moving)
      clearInterval(seeing)
      card.remove()
      if (!shell.ended) shell.set({ nudge: 0 })
    },
  }
}
