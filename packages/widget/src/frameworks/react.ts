import { createContext, createElement, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react'
import { createWidget, type EventListener, type EventName, type Settings, type Verbs } from '../index.ts'

type WidgetSettings = Settings & { siteKey: string }

const Widget = createContext<Verbs | null>(null)

/**
 * Puts one widget on the page while it is mounted; changed settings are taken over without a new start. Safe in
 * StrictMode and on a server, where it renders its children only.
 *
 * @example
 * <DeskbellProvider settings={{ siteKey: 'rosso', baseUrl: 'https://chat.example.com' }}>
 *   <App />
 * </DeskbellProvider>
 */
export function DeskbellProvider(props: { settings: WidgetSettings; children?: ReactNode }): ReactElement {
  const [widget, setWidget] = useState<Verbs | null>(null)
  const { settings, children } = props
  useEffect(() => {
    const made = createWidget(settings)
    setWidget(made)
    return () => {
      setWidget(null)
      void made.destroy()
    }
    // Another site is another widget; everything else is an update.
  }, [settings.siteKey, settings.baseUrl])
  useEffect(() => {
    void widget?.update(settings)
  }, [widget, JSON.stringify(settings)])
  return createElement(Widget.Provider, { value: widget }, children)
}

/** The widget of the nearest provider; `null` until it is on the page. */
export const useDeskbell = (): Verbs | null => useContext(Widget)

/**
 * Hears an event for as long as the component is mounted.
 *
 * @example useDeskbellEvent('message:received', ({ text }) => toast(text))
 */
export function useDeskbellEvent<N extends EventName | '*'>(name: N, run: EventListener<N>): void {
  const widget = useDeskbell()
  useEffect(() => widget?.on(name, run), [widget, name, run])
}
