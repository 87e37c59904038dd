import type { Shell } from '../../launcher/shell.ts'

/** The panel fills its element; the element has the size. */
export const inlineSheet = `:host{position:static!important;display:block!important;inline-size:100%!important;block-size:100%!important}#launcher#launcher{display:none}#deskbell-panel.panel{position:relative;inset:auto;inline-size:100%;block-size:100%;border-radius:inherit;box-shadow:none;animation:none;padding:0}.panel.panel .close{display:none}`

/** Moves the widget into an element of the page. Where there is none, it says so and stays in its corner. */
export function standIn(shell: Shell, selector: string): (() => void) | null {
  const element = document.querySelector(selector)
  if (!element) {
    console.warn(`deskbell: inline is "${selector}", and the page has no such element`)
    return null
  }
  shell.home = element
  element.append(shell.root.host)
  return () => {
    shell.home = undefined
    if (!shell.ended) document.documentElement.append(shell.root.host)
  }
}
