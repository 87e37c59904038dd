import { effect } from '@preact/signals-core'
import type { App } from './app.ts'
import type { loadAccent } from './edge/load-accent.ts'
import { followViewport, holdPage, phone } from './edge/modal.ts'
import { watchMedia } from './edge/watch.ts'
import { directionOf } from './translate.ts'

export interface Container {
  element: HTMLElement
  show(): void
  hide(): void
  remove(): void
}

/** The panel's own element: place, theme, direction, and what it takes from the page while it is open. */
export function createContainer(app: App, accent: Awaited<ReturnType<typeof loadAccent>>): Container {
  const { options, root } = app.host
  const element = document.createElement('div')
  element.id = 'deskbell-panel'
  element.setAttribute('part', 'panel')
  element.setAttribute('role', 'dialog')
  element.style.zIndex = String(options.zIndex)
  element.hidden = true
  root.append(element)
  let dark = false

  function dress(): void {
    const scheme = dark ? 'dark' : 'light'
    element.className = `panel ${options.position} ${scheme}`
    element.style.colorScheme = scheme
    for (const [name, tone] of Object.entries(accent?.[scheme] ?? {})) element.style.setProperty(name, tone)
  }
  dress()

  let release = () => {}
  function hold(): void {
    release()
    const modal = app.phone.peek() && app.open.peek()
    element.toggleAttribute('aria-modal', false)
    if (!modal) {
      release = () => {}
      return
    }
    element.setAttribute('aria-modal', 'true')
    const ends = [holdPage(element, root), followViewport(element)]
    release = () => {
      for (const end of ends) end()
      element.removeAttribute('aria-modal')
      release = () => {}
    }
  }

  const onKey = (event: KeyboardEvent) => {
    // The shop's own shortcuts must not fire while somebody writes to the shop.
    event.stopPropagation()
    if (event.type === 'keydown' && event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) app.close()
  }
  for (const type of ['keydown', 'keypress', 'keyup'] as const) element.addEventListener(type, onKey)

  const stops = [
    watchMedia('(prefers-color-scheme: dark)', (preferred) => {
      dark = options.theme === 'auto' ? preferred : options.theme === 'dark'
      dress()
    }),
    watchMedia(phone, (small) => {
      app.phone.value = small
      hold()
    }),
    effect(() => {
      element.lang = app.locale.value
      element.dir = directionOf(app.locale.value)
      element.setAttribute('aria-label', app.t.value('panel.label'))
    }),
  ]

  return {
    element,
    show() {
      element.hidden = false
      hold()
    },
    hide() {
      release()
      element.hidden = true
    },
    remove() {
      release()
      for (const stop of stops) stop()
      element.remove()
    },
  }
}
