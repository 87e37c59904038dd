/**
 * How far the launcher must rise, in px, so that it covers no bar the page fixed there: a cookie banner, a "buy" bar.
 * What covers half of the window is no bar but a backdrop or the page itself.
 *
 * @param rest lower edge of the launcher when not raised
 */
export function riseOver(x: number, rest: number, host: Element): number {
  let rise = 0
  for (const element of document.elementsFromPoint(x, rest - 8)) {
    const { top, height } = element.getBoundingClientRect()
    const isBar = height < innerHeight / 2 && /fixed|sticky/.test(getComputedStyle(element).position)
    if (isBar && element !== host) rise = Math.max(rise, rest - top + 12)
  }
  return rise
}
