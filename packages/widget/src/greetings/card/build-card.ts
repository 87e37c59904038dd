import type { ChosenGreeting } from '@deskbell/greetings/fill'
import { setAll, signs } from '../../launcher/button.ts'
import type { Chip } from './chips.ts'
import type { CardWords } from './words.ts'

export interface CardActs {
  answer(reply: ChosenGreeting['replies'][number]): void
  dismiss(): void
}

const drawn = (tag: string, attributes: object, ...children: Element[]): Element => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAll(element, attributes)
  element.append(...children)
  return element
}
const picture = (d: string) => drawn('svg', { viewBox: '0 0 24 24', 'aria-hidden': true }, drawn('path', { d }))

function el(tag: string, ...children: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}

function button(label: string | Node, run: () => void): HTMLElement {
  const element = el('button', label)
  element.onclick = run
  return element
}

function chip({ label, image }: Chip): HTMLElement {
  const element = el('i', label)
  if (!image) return element
  const shown = new Image()
  // A picture that the shop's policy forbids is no reason for a broken one.
  shown.onerror = () => shown.remove()
  shown.alt = ''
  shown.src = image
  element.prepend(shown)
  return element
}

/** The card of a greeting. Words become text nodes, never markup. */
export function buildCard(
  { text, replies }: ChosenGreeting,
  { title, dismiss }: CardWords,
  chips: readonly Chip[],
  acts: CardActs,
): HTMLElement {
  const words = text.parts.map((part) => (part.strong ? el('b', part.text) : part.text))
  const answers = replies.map((reply) => button(reply.label, () => acts.answer(reply)))
  const rows = [chips.map(chip), answers].filter((row) => row.length > 0).map((row) => el('div', ...row))
  const close = button(picture(signs.cross), acts.dismiss)
  const card = el('section', el('header', picture(signs.bell), title), el('p', ...words), ...rows, close)
  setAll(close, { class: 'x', 'aria-label': dismiss })
  setAll(card, { class: 'greeting', part: 'greeting', 'aria-label': title, lang: text.locale, dir: 'auto' })
  card.onkeydown = ({ key }) => {
    if (key === 'Escape') acts.dismiss()
  }
  return card
}
