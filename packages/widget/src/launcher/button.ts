export const signs = {
  bell: 'M5 16.5h14M6.5 16.5a5.5 5.5 0 0 1 11 0M12 11V8.5M10.5 8.5h3M9 19.5h6',
  cross: 'm7 7 10 10M17 7 7 17',
}

const drawn = (tag: string) => document.createElementNS('http://www.w3.org/2000/svg', tag)

export function setAll(element: Element, attributes: object): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/** The round button with bell and badge, in a shadow root of its own, not yet on the page. The sign takes one of `signs`. */
export function createButton() {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const button = document.createElement('button')
  const badge = document.createElement('span')
  const picture = drawn('svg')
  const sign = drawn('path')
  root.append(button)
  button.append(picture, badge)
  picture.append(sign)
  setAll(button, { id: 'launcher', part: 'launcher' })
  setAll(picture, { viewBox: '0 0 24 24' })
  setAll(badge, { part: 'badge' })
  return [host, root, button, badge, sign] as const
}
