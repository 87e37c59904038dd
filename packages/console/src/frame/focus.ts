/** Frames to wait for what is asked for to be on screen. */
const patience = 20

/** Moves focus once the screen has been drawn anew: until then the element does not exist, or is hidden and takes none. */
export function focusSoon(find: () => HTMLElement | null | undefined, frames = patience): void {
  requestAnimationFrame(() => {
    const element = find()
    element?.focus()
    if (document.activeElement !== element && frames > 0) focusSoon(find, frames - 1)
  })
}

/** Whether fingers write here, without a Ctrl key. */
export const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches

/** Whether one pane fills the screen; the stylesheet changes at the same width. */
export const isNarrow = (): boolean => matchMedia('(max-width: 760px)').matches
