import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchWorld } from '../launcher/testing/watch-world.ts'
import { watchAddress } from './navigation.ts'
import { until } from './testing/fake-source.ts'
import { watchActs } from './watch-acts.ts'

const seen: string[] = []
let stop = () => {}
const go = (path: string) => history.pushState(null, '', path)
const path = (address: string) => new URL(address).pathname + new URL(address).hash

beforeEach(() => {
  window.location.href = 'https://shop.example/'
  vi.useFakeTimers()
  seen.length = 0
})
afterEach(() => {
  stop()
  Reflect.deleteProperty(window, 'navigation')
  vi.useRealTimers()
})
const watch = () => {
  go('/start')
  let address = location.href
  const compare = () => {
    if (location.href === address) return
    address = location.href
    seen.push(path(address))
  }
  // The watcher for browsers without the Navigation API is fetched; here it is at hand.
  stop = until((signal) => ('navigation' in window ? watchAddress(compare, signal) : watchActs(compare, signal)))
}

test.each(['popstate', 'hashchange'])('%s tells of a new address, and only of a new one', (name) => {
  watch()
  go('/a#b')
  window.dispatchEvent(new Event(name))
  window.dispatchEvent(new Event(name))
  expect(seen).toEqual(['/a#b'])
})

test('a page that swaps its content says so', () => {
  watch()
  go('/turbo')
  document.dispatchEvent(new Event('turbo:load'))
  expect(seen).toEqual(['/turbo'])
})

test('where the browser has the Navigation API, its signal is enough', () => {
  const navigation = Object.assign(new EventTarget(), { currentEntry: {} })
  Object.defineProperty(window, 'navigation', { value: navigation, configurable: true })
  watch()
  go('/soft')
  navigation.dispatchEvent(new Event('currententrychange'))
  expect(seen).toEqual(['/soft'])
})

test('a page whose own global is named navigation is no browser that has it', () => {
  Object.defineProperty(window, 'navigation', { value: { addEventListener: 'mine' }, configurable: true })
  expect(watch).not.toThrow()
})

test.each(['click', 'keyup', 'submit'])('after a %s the address is compared soon, and once more later', (act) => {
  watch()
  document.body.addEventListener(act, (event) => event.stopPropagation(), { once: true })
  document.body.dispatchEvent(new Event(act, { bubbles: true }))
  go('/soon')
  vi.advanceTimersByTime(50)
  expect(seen).toEqual(['/soon'])
  go('/later')
  vi.advanceTimersByTime(600)
  expect(seen).toEqual(['/soon', '/later'])
  expect(vi.getTimerCount()).toBe(0)
})

test('nothing of the page is wrapped, and the end leaves no listener and no timer', () => {
  const { pushState, replaceState } = history
  const world = watchWorld()
  watch()
  document.body.dispatchEvent(new Event('click', { bubbles: true }))
  expect([history.pushState, history.replaceState]).toEqual([pushState, replaceState])
  expect(world.left().length).toBeGreaterThan(3)
  stop()
  expect(world.left()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  go('/unseen')
  window.dispatchEvent(new Event('popstate'))
  expect(seen).toEqual([])
  world.restore()
})
