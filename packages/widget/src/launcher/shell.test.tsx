import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WidgetOptions } from '../seams.ts'
import { createEvents } from './events.ts'
import { createShell, type Shell } from './shell.ts'
import { hosts } from './testing/start-widget.ts'

const options: WidgetOptions = {
  ...{ siteKey: 'rosso', baseUrl: 'https://desk.example', locale: 'en', position: 'right', theme: 'auto' },
  ...{ accent: null, zIndex: 10, label: 'Chat', launcher: 'default', greetings: 'off', platform: 'none', debug: false },
}
let shell: Shell
let press = vi.fn()
const host = () => hosts()[0] as HTMLElement | undefined
const settle = () => vi.advanceTimersByTimeAsync(500)

beforeEach(() => {
  vi.useFakeTimers()
  document.elementsFromPoint = () => []
  press = vi.fn()
  shell = createShell({ ...options }, [], createEvents(), press, () => {})
})
afterEach(() => {
  shell.destroy()
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('the launcher is a named button that says what it opens and whether it is open', () => {
  const { button } = shell
  expect(button.tagName).toBe('BUTTON')
  const said = ['aria-label', 'aria-expanded', 'aria-busy'].map((name) => button.getAttribute(name))
  expect(said).toEqual(['Chat', 'false', 'false'])
  shell.set({ isOpen: true, busy: true })
  expect([button.getAttribute('aria-expanded'), button.getAttribute('aria-busy')]).toEqual(['true', 'true'])
  button.click()
  expect(press).toHaveBeenCalledTimes(1)
})

test('the badge counts messages and greetings together, and a failure is seen before both', () => {
  const badge = shell.button.querySelector('span')!
  expect(badge.hidden).toBe(true)
  shell.set({ unread: 2, nudge: 1 })
  expect([badge.textContent, badge.hidden]).toEqual(['3', false])
  shell.set({ failed: true })
  expect([badge.textContent, badge.hidden]).toEqual(['!', false])
  shell.set({ failed: false, unread: 0, nudge: 0 })
  expect(badge.hidden).toBe(true)
})

test('a page that swaps its body, or all there is, keeps the launcher, the same one', async () => {
  const before = host()
  document.documentElement.replaceChild(document.createElement('body'), document.body)
  await settle()
  expect(host()).toBe(before)
  document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'))
  expect(host()).toBeUndefined()
  await settle()
  expect(host()).toBe(before)
  expect(hosts()).toHaveLength(1)
})

test('it does not come back at once, so that a page which moves it in one go is not disturbed', () => {
  host()!.remove()
  expect(host()).toBeUndefined()
})

test('a page that removes it again and again is not fought for ever', async () => {
  let removed = 0
  const fight = new MutationObserver(() => {
    if (!host()) return
    removed++
    host()!.remove()
  })
  fight.observe(document, { childList: true, subtree: true })
  host()!.remove()
  await vi.advanceTimersByTimeAsync(60_000)
  fight.disconnect()
  expect(removed).toBe(49)
  expect(host()).toBeUndefined()
  document.body.append(document.createElement('p'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(host()).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

test('the launcher stands there at once; where bars stand is asked a moment later', async () => {
  shell.destroy()
  const looks = vi.fn(() => [])
  document.elementsFromPoint = looks
  shell = createShell({ ...options }, [], createEvents(), press, () => {})
  expect([hosts().length, looks.mock.calls.length]).toEqual([1, 0])
  await settle()
  expect(looks).toHaveBeenCalledTimes(1)
})

test('many changes of the page at once are looked at once', async () => {
  const looks = vi.fn(() => [])
  document.elementsFromPoint = looks
  for (let at = 0; at < 100; at++) document.body.append(document.createElement('p'))
  await settle()
  expect(looks).toHaveBeenCalledTimes(1)
})

const bar = (position: string, top: number, height: number) => {
  const element = document.createElement('div')
  element.style.position = position
  element.getBoundingClientRect = () => ({ top, height }) as DOMRect
  document.body.append(element)
  return element
}

test.each([
  ['a bar fixed at the bottom', 'fixed', 680, 60, 72],
  ['a bar that sticks', 'sticky', 700, 40, 52],
  ['a backdrop over half of the window', 'fixed', 0, 10_000, 0],
  ['what scrolls with the page', 'absolute', 680, 60, 0],
])('rises over bars only: %s', async (_, position, top, height, rise) => {
  const element = bar(position, top, height)
  document.elementsFromPoint = () => [host()!, element]
  shell.button.getBoundingClientRect = () => {
    const up = Number.parseInt(shell.button.style.translate.split(' ')[1] ?? '0', 10)
    return { x: 900, bottom: 740 + up } as DOMRect
  }
  await settle()
  expect(shell.button.style.translate).toBe(`0 ${-rise}px`)
  document.body.append(document.createElement('p'))
  await settle()
  expect(shell.button.style.translate).toBe(`0 ${-rise}px`)
  element.remove()
  document.elementsFromPoint = () => [host()!]
  await settle()
  expect(shell.button.style.translate).toBe('0 0px')
})

test('destroyed, it is gone for good and knows it', async () => {
  const ended = vi.fn()
  shell.ends.push(ended)
  shell.destroy()
  expect([shell.ended, ended.mock.calls.length, host()]).toEqual([true, 1, undefined])
  document.body.append(document.createElement('p'))
  await settle()
  expect(host()).toBeUndefined()
})
