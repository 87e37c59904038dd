import type { ChosenGreeting } from '@deskbell/greetings/fill'
import { setAll, signs } from '../../launcher/button.ts'
import type { Chip } from './chips.ts'
import type { CardWords } from './words.ts'

export interface CardActs {
  answer(reply: ChosenGreeting['replies'][number]): void
  dismiss(): void
}

type Child = string | Node

function el(tag: string, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}

function button(label: Child, run: () => void): HTMLElement {
  const element = el('button', label)
  element.onclick = run
  return element
}

function chip({ label, image }: Chip): HTMLElement {
  const picture = new Image()
  // A picture that the shop's policy forbids is no reason for a broken one.
  picture.onerror = () => picture.remove()
  picture.alt = ''
  picture.src = image ?? ''
  return image ? el('i', picture, label) : el('i', label)
}

/**
 * The card of a greeting. Words become text nodes, never markup.
 *
 * @param picture the launcher's, of which the card's own are drawn
 */
export function buildCard(
  { text, replies }: ChosenGreeting,
  { title, dismiss }: CardWords,
  chips: readonly Chip[],
  acts: CardActs,
  picture: Element,
): HTMLElement {
  const drawn = (d: string) => {
    const copy = picture.cloneNode(true) as Element
    // The launcher draws in px; here the same lines are smaller.
    setAll(copy, { viewBox: '0 0 24 24' })
    copy.firstElementChild?.setAttribute('d', d)
    return copy
  }
  const words = text.parts.map((part) => (part.strong ? el('b', part.text) : part.text))
  const rows = [chips.map(chip), replies.map((reply) => button(reply.label, () => acts.answer(reply)))]
  const close = button(drawn(signs.cross), acts.dismiss)
  const card = el('section', el('header', drawn(signs.bell), title), el('p', ...words))
  for (const row of rows) if (row[0]) card.append(el('div', ...row))
  card.append(close)
  setAll(close, { class: 'x', 'aria-label': dismiss })
  setAll(card, { class: 'greeting', part: 'greeting', 'aria-label': title, lang: text.locale, dir: 'auto' })
  card.onkeydown = ({ key }) => {
    if (key === 'Escape') acts.dismiss()
  }
  return card
}
