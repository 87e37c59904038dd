import { type Box, type Placement, placeGreeting } from '@deskbell/greetings/place'

const acts = 'button,a[href],input,select,textarea,[role=button],[onclick],iframe'

/** The page's actions and bars near the lower edge, which a greeting must not cover. */
function obstacles(host: Element): Box[] {
  const found = new Set<Element>()
  for (const element of document.querySelectorAll(acts)) found.add(element)
  // Bars are what is fixed where a card would stand.
  for (let x = 8; x < innerWidth; x += innerWidth / 6) {
    for (let y = innerHeight - 8; y > innerHeight / 3; y -= innerHeight / 12) {
      for (const element of document.elementsFromPoint(x, y)) {
        if (/fixed|sticky/.test(getComputedStyle(element).position)) found.add(element)
      }
    }
  }
  found.delete(host)
  return [...found].flatMap((element) => {
    const box = element.getBoundingClientRect()
    const isBackdrop = box.height > innerHeight * 0.9
    const isSeen = box.width > 0 && box.height > 0 && box.bottom > innerHeight / 4 && box.top < innerHeight
    return isSeen && !isBackdrop ? [box] : []
  })
}

/** Where a card of this size may stand now. */
export function freePlace(
  host: Element,
  card: { width: number; height: number },
  launcher: Box,
  position: 'left' | 'right',
): Placement {
  return placeGreeting({ width: innerWidth, height: innerHeight }, card, obstacles(host), launcher, { position })
}
