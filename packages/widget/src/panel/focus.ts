/** Moves the focus to the screen's own starting point (marked `data-focus`), once it is drawn. */
export function focusScreen(container: HTMLElement): void {
  requestAnimationFrame(() => {
    const target = container.querySelector<HTMLElement>('[data-focus]')
    target?.focus({ preventScroll: true })
    // The cursor stands behind the words that were carried along.
    if (target instanceof HTMLInputElement) target.setSelectionRange(target.value.length, target.value.length)
  })
}
