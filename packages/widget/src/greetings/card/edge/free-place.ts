import { type Box, type Placement, placeGreeting } from '@deskbell/greetings/place'

const acts = 'button,a[href],input,select,textarea,[role=button],[onclick],iframe'

/** The page's actions and bars in sight, which a greeting must not cover. */
function obstacles(host: Element): Box[] {
  const found = new Set(document.querySelectorAll(acts))
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
    .filter(({ width, height, top, bottom }) => {
      const isBackdrop = height > innerHeight * 0.9
      return width && height && bottom > 0 && top < innerHeight && !isBackdrop
    })
}

/**
 * Where the card may stand now: as it is, and as it is when compact, without pictures and with less air. Only reads, so
 * that the page is laid out once for both.
 */
export function freePlace(
  host: Element,
  card: HTMLElement,
  launcher: Element,
  position: 'left' | 'right',
): Placement[] {
  const { offsetWidth: width, offsetHeight, children } = card
  const pictures = card.querySelector('i')?.parentElement?.offsetHeight ?? 0
  const viewport = { width: innerWidth, height: innerHeight }
  const blocked = obstacles(host)
  const corner = launcher.getBoundingClientRect()
  return [offsetHeight, offsetHeight - pictures - 4 * children.length].map((height) =>
    placeGreeting(viewport, { width, height }, blocked, corner, { position }),
  )
}
