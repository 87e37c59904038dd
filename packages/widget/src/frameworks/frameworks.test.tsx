import { createElement, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp, h } from 'vue'
import { defineDeskbell } from './element.ts'
import { DeskbellProvider, useDeskbellEvent, useDeskbell as useInReact } from './react.ts'
import { createDeskbell, useDeskbell as useInVue } from './vue.ts'

const settings = { siteKey: 'rosso', baseUrl: 'https://chat.example.com' }
const launchers = () =>
  [...document.documentElement.children].filter((one) => one.shadowRoot?.querySelector('#launcher')).length
const settle = () => new Promise((done) => setTimeout(done, 30))
let root: Root | null = null

beforeEach(() => {
  // Nothing is laid out here, so that nothing is in the launcher's way.
  document.elementsFromPoint = () => []
})
afterEach(async () => {
  root?.unmount()
  root = null
  await vi.waitFor(() => expect(launchers()).toBe(0))
})
const mount = async (element: ReturnType<typeof createElement>) => {
  const place = document.createElement('div')
  root ??= createRoot(place)
  root.render(element)
  await settle()
}

test('React: one widget, in StrictMode too, and none after it is unmounted', async () => {
  const seen: unknown[] = []
  const Child = () => {
    seen.push(useInReact())
    return null
  }
  await mount(createElement(StrictMode, null, createElement(DeskbellProvider, { settings }, createElement(Child))))
  await vi.waitFor(() => expect(seen.at(-1)).not.toBe(null))
  expect(launchers()).toBe(1)
  expect(seen[0]).toBe(null)
  expect((seen.at(-1) as { get(key: string): unknown }).get('isOpen')).toBe(false)
})

test('React: changed settings are taken over by the same widget, and events are heard', async () => {
  const heard = vi.fn()
  let widget: ReturnType<typeof useInReact> = null
  const Child = () => {
    widget = useInReact()
    useDeskbellEvent('launcher:hidden', heard)
    return null
  }
  await mount(createElement(DeskbellProvider, { settings }, createElement(Child)))
  await vi.waitFor(() => expect(widget).not.toBe(null))
  const first = widget
  await mount(createElement(DeskbellProvider, { settings: { ...settings, launcher: 'hidden' } }, createElement(Child)))
  await vi.waitFor(() => expect(widget!.get('isVisible')).toBe(false))
  expect(widget).toBe(first)
  await widget!.hide()
  expect(heard).toHaveBeenCalledTimes(1)
})

test('React: on a server only the children are there', () => {
  const html = renderToString(createElement(DeskbellProvider, { settings }, createElement('p', null, 'Shop')))
  expect(html).toBe('<p>Shop</p>')
})

test('Vue: the plugin gives the widget and takes it away with the app', async () => {
  let widget: ReturnType<typeof useInVue> | undefined
  const app = createApp({
    setup() {
      widget = useInVue()
      return () => h('p', 'Shop')
    },
  })
  app.use(createDeskbell(settings)).mount(document.createElement('div'))
  await vi.waitFor(() => expect(launchers()).toBe(1))
  expect(widget!.get('isOpen')).toBe(false)
  app.unmount()
})

test('Vue: without the plugin the error says what to do', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const app = createApp({ setup: () => void useInVue() })
  expect(() => app.mount(document.createElement('div'))).toThrow('app.use(createDeskbell(')
  warn.mockRestore()
})

test('the element is the widget for as long as it is on the page', async () => {
  defineDeskbell()
  defineDeskbell()
  const element = document.createElement('deskbell-widget') as HTMLElement & {
    widget: { get(key: string): unknown } | null
  }
  element.setAttribute('site-key', 'rosso')
  element.setAttribute('base-url', 'https://chat.example.com')
  document.body.append(element)
  await vi.waitFor(() => expect(launchers()).toBe(1))
  element.setAttribute('launcher', 'hidden')
  await vi.waitFor(() => expect(element.widget!.get('isVisible')).toBe(false))
  element.remove()
  expect(element.widget).toBe(null)
})
