import { effect } from '@preact/signals-core'
import type { App } from './app.ts'
import type { loadAccent } from './edge/load-accent.ts'
import { painted } from './edge/painted.ts'
import { watchMedia } from './edge/watch.ts'
import { directionOf } from './translate.ts'

/** Below this width the panel is the whole screen (also at 400 % zoom). */
const phone = '(max-width: 479.9px)'

export interface Container {
  element: HTMLElement
  /** Shows it, empty as it may be, and resolves when it was painted. */
  appear(): Promise<void>
  remove(): void
}

type Needed = Pick<App, 'host' | 'open' | 'phone' | 'locale' | 't' | 'close'>

/** The panel's own element: place, theme, direction, and what it takes from the page while it is open. */
export function createContainer(app: Needed, accent: Awaited<ReturnType<typeof loadAccent>>): Container {
  const { options, root, more } = app.host
  const element = document.createElement('div')
  element.id = 'deskbell-panel'
  element.setAttribute('part', 'panel')
  element.setAttribute('role', 'dialog')
  element.style.zIndex = String(options.zIndex)
  root.append(element)

  function dress(scheme: 'dark' | 'light'): void {
    element.className = `panel ${options.position} ${scheme}`
    element.style.colorScheme = scheme
    for (const [name, tone] of Object.entries({ ...accent?.[scheme], ...more?.properties })) {
      element.style.setProperty(name, tone)
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
      dress(options.theme !== 'auto' ? options.theme : preferred ? 'dark' : 'light')
    }),
    watchMedia(phone, (small) => {
      app.phone.value = small && !more?.inline
    }),
    effect(() => {
      element.hidden = !app.open.value
    }),
    // A whole screen takes the page away, and gives it back.
    effect(() => {
      if (!app.phone.value || !app.open.value) return
      let ends: (() => void)[] | null = []
      import('./edge/modal.ts').then(
        ({ takeScreen }) => ends?.push(takeScreen(element, root, app.close)),
        () => {}, // Out of reach: the panel still lies over the page.
      )
      element.setAttribute('aria-modal', 'true')
      return () => {
        for (const end of ends ?? []) end()
        ends = null
        element.removeAttribute('aria-modal')
      }
    }),
    effect(() => {
      element.lang = app.locale.value
      element.dir = directionOf(app.locale.value)
      element.setAttribute('aria-label', app.t.value('panel.label'))
    }),
  ]

  return {
    element,
    appear() {
      element.hidden = false
      return painted()
    },
    remove() {
      for (const stop of stops) stop()
      element.remove()
    },
  }
}
