import { type App, type InjectionKey, inject, onScopeDispose } from 'vue'
import { createWidget, type EventListener, type EventName, type Settings, type Verbs } from '../index.ts'

const key: InjectionKey<Verbs> = Symbol('deskbell')

/**
 * A Vue plugin that puts one widget on the page for as long as the app is mounted.
 *
 * @example createApp(App).use(createDeskbell({ siteKey: 'rosso', baseUrl: 'https://chat.example.com' })).mount('#app')
 */
export function createDeskbell(settings: Settings & { siteKey: string }) {
  return {
    install(app: App) {
      const widget = createWidget(settings)
      app.provide(key, widget)
      app.onUnmount(() => void widget.destroy())
    },
  }
}

/** The app's widget, inside `setup`. Throws where the plugin was not installed. */
export function useDeskbell(): Verbs {
  const widget = inject(key, null)
  if (!widget) throw new Error('useDeskbell: install the plugin first, app.use(createDeskbell({ siteKey: "…" }))')
  return widget
}

/** Hears an event until the scope ends. @example useDeskbellEvent('panel:opened', () => pauseVideo()) */
export function useDeskbellEvent<N extends EventName | '*'>(name: N, run: EventListener<N>): void {
  onScopeDispose(useDeskbell().on(name, run))
}
