import type { ChosenGreeting } from '@deskbell/greetings/decide'
import { setAll, signs } from '../launcher/button.ts'

/** A thing the greeting names, shown as a chip with its picture. */
export interface Chip {
  label: string
  image: string | null
}

export interface CardParts {
  title: string
  dismiss: string
  chips: readonly Chip[]
}

const svg = (d: string): Element => {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  setAll(picture, { viewBox: '0 0 24 24', 'aria-hidden': true })
  path.setAttribute('d', d)
  picture.append(path)
  return picture
}

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
  const picture = el('img') as HTMLImageElement
  // A picture that the shop's policy forbids is no reason for a broken one.
  picture.onerror = () => picture.remove()
  picture.alt = ''
  picture.src = image
  element.prepend(picture)
  return element
}

/** The card of a greeting. Words become text nodes, never markup. */
export function buildCard(
  { text, replies }: ChosenGreeting,
  { title, dismiss, chips }: CardParts,
  onReply: (index: number) => void,
  onDismiss: () => void,
): HTMLElement {
  const words = text.parts.map((part) => (part.strong ? el('b', part.text) : part.text))
  const close = button(svg(signs.cross), onDismiss)
  setAll(close, { class: 'x', 'aria-label': dismiss })
  const card = el('section', el('header', svg(signs.bell), title), el('p', ...words))
  if (chips.length > 0) card.append(el('div', ...chips.map(chip)))
  if (replies.length > 0) card.append(el('div', ...replies.map(({ label }, i) => button(label, () => onReply(i)))))
  card.append(close)
  setAll(card, { class: 'greeting', part: 'greeting', 'aria-label': title, lang: text.locale, dir: 'auto' })
  card.onkeydown = (event) => {
    if (event.key === 'Escape') onDismiss()
  }
  return card
}
