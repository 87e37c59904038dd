/**
 * How far the launcher must rise, in px, so that it covers no bar the page fixed there: a cookie banner, a "buy" bar.
 * What covers half of the window is no bar but a backdrop or the page itself.
 *
 * @param rest lower edge of the launcher when not raised
 */
export const riseOver = (x: number, rest: number, host: Element): number =>
  Math.max(
    0,
    ...document.elementsFromPoint(x, rest - 8).map((element) => {
      const { top, height } = element.getBoundingClientRect()
      const isBar = height < innerHeight / 2 && /fix|sti/.test(getComputedStyle(element).position)
      return isBar && element !== host ? rest - top + 12 : 0
    }),
  )
