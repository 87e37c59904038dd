import type { Shell } from '../../launcher/shell.ts'
import type { Act } from '../../launcher/verbs.ts'

/**
 * Lets elements of the page open and close the panel, also those that come later. They say that they do, and get the
 * focus back.
 */
export function bindLaunchers(shell: Shell, act: Act): () => void {
  const { launcher } = shell.options
  const ended = new AbortController()
  const all = () => document.querySelectorAll<HTMLElement>(launcher)
  let pressed: HTMLElement | undefined
  const say = () => {
    for (const element of all()) element.setAttribute('aria-expanded', `${shell.look.isOpen}`)
  }
  document.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath()
      const element = target instanceof Element ? target.closest<HTMLElement>(launcher) : null
      if (!element || event.defaultPrevented) return
      pressed = element
      // It may be a link: who follows it in a new tab means to.
      if (event instanceof MouseEvent && (event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      void act('toggle')
    },
    { signal: ended.signal },
  )
  say()
  const stops = [
    shell.on('panel:opened', say),
    shell.on('panel:closed', () => {
      say()
      if (document.activeElement === document.body || document.activeElement === shell.root.host) pressed?.focus()
    }),
    () => ended.abort(),
  ]
  return () => {
    for (const stop of stops) stop()
    for (const element of all()) element.removeAttribute('aria-expanded')
  }
}
