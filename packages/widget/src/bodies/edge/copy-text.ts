/**
 * Puts a text on the clipboard. Where the browser does not let us (no https, a frame without permission), the text is
 * selected on the screen instead, ready for the shopper's own copying, and the answer is false.
 */
export async function copyText(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown)
    return false
  }
}
