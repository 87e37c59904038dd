import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWidget } from './index.ts'
import type { Verbs } from './launcher/index.ts'

const baseUrl = 'https://chat.example.com'
const launchers = () =>
  [...document.documentElement.children].flatMap((one) => one.shadowRoot?.querySelector<HTMLElement>('#launcher') ?? [])
let widgets: Verbs[]
beforeEach(() => {
  // Nothing is laid out here, so that nothing is in the launcher's way.
  document.elementsFromPoint = () => []
  widgets = [
    createWidget({ siteKey: 'shoes', baseUrl }),
    createWidget({ siteKey: 'hats', baseUrl, position: 'left', locale: 'et' }),
  ]
})
afterEach(async () => {
  await Promise.all(widgets.map((widget) => widget.destroy()))
})

test('several widgets on a page: each has its launcher, its settings, its state and its listeners', async () => {
  const [shoes, hats] = widgets as [Verbs, Verbs]
  expect(launchers()).toHaveLength(2)
  const heard = [vi.fn(), vi.fn()]
  shoes.on('*', ({ name }) => heard[0]!(name))
  hats.on('*', ({ name }) => heard[1]!(name))
  await shoes.hide()
  expect([shoes.get('isVisible'), hats.get('isVisible')]).toEqual([false, true])
  expect(heard.map(({ mock }) => mock.calls.flat())).toEqual([['launcher:hidden'], []])
  expect(launchers().map((one) => (one.getRootNode() as ShadowRoot).host.getAttribute('lang'))).toContain('et')
})

test('one that is destroyed takes nothing of the other along, and no global appears', async () => {
  const [shoes, hats] = widgets as [Verbs, Verbs]
  await shoes.destroy()
  expect(launchers()).toHaveLength(1)
  expect(hats.get('isVisible')).toBe(true)
  await hats.hide()
  expect(hats.get('isVisible')).toBe(false)
  expect('Deskbell' in window).toBe(false)
})
