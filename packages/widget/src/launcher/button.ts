export const bell = 'M5 16h14M6 16a6 6 0 0 1 12 0M12 10V8M10 8h4M9 19h6'
/** What may stand on a round button, as the `d` of a path. */
export const signs = {
  bell,
  cross: 'm7 7 10 10M17 7 7 17',
}

/** The launcher's elements. `sign` takes one of `signs` as `d`. */
export type LauncherParts = [
  host: HTMLElement,
  root: ShadowRoot,
  button: HTMLElement,
  badge: HTMLElement,
  sign: Element,
]

const drawn = (tag: string) => document.createElementNS('http://www.w3.org/2000/svg', tag)

export function setAll(element: Element, attributes: object): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/**
 * The round button with bell and badge, in a shadow root of its own, not yet on the page. What is inside a button is
 * not read to anybody: its name says all.
 */
export function createButton(): LauncherParts {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const button = document.createElement('button')
  const badge = document.createElement('span')
  const picture = drawn('svg')
  const sign = drawn('path')
  root.append(button)
  button.append(picture, badge)
  picture.append(sign)
  button.id = button.part = 'launcher'
  badge.part = 'badge'
  return [host, root, button, badge, sign]
}
