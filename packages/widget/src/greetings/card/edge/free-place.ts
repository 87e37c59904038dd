import { type Box, type Placement, placeGreeting } from '@deskbell/greetings/place'
import type { Shell } from '../../../launcher/shell.ts'

const acts = 'button,a[href],input,select,textarea,[role=button],[onclick],iframe'

/** The page's actions and bars in sight, and what its owner named, which a greeting must not cover. */
function obstacles(host: Element, avoid = acts): Box[] {
  const found = new Set(document.querySelectorAll(`${acts},${avoid}`))
  // Bars are what is fixed where a card would stand.
  for (let x = 8; x < innerWidth; x += innerWidth / 6) {
    for (let y = innerHeight - 8; y > 0; y -= innerHeight / 12) {
      for (const element of document.elementsFromPoint(x, y)) {
        if (/fixed|sticky/.test(getComputedStyle(element).position)) found.add(element)
      }
    }
  }
  found.delete(host)
  return [...found]
    .map((element) => element.getBoundingClientRect())
    .filter(
      ({ width, height, top, bottom }) =>
        // Higher is a backdrop.
        width && height && height <= innerHeight * 0.9 && bottom > 0 && top < innerHeight,
    )
}

/** Where the card may stand now, as large as it is. */
export function freePlace(
  { root, button, options, avoid }: Shell,
  { offsetWidth: width, offsetHeight: height }: HTMLElement,
): Placement {
  return placeGreeting(
    { width: innerWidth, height: innerHeight },
    { width, height },
    obstacles(root.host, avoid),
    button.getBoundingClientRect(),
    options,
  )
}
