import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hosts, type StartedWidget, startWidget } from './testing/start-widget.ts'
import { watchWorld } from './testing/watch-world.ts'

const widgets: StartedWidget[] = []
function start(...args: Parameters<typeof startWidget>): StartedWidget {
  const widget = startWidget(...args)
  widgets.push(widget)
  return widget
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  for (const { verbs } of widgets.splice(0)) await verbs.destroy()
  vi.useRealTimers()
})

test('leaves no node, listener, observer or timer, whatever was begun', async () => {
  const world = watchWorld()
  const { verbs, destroyed } = start({ siteKey: 'rosso', greetings: 'on' })
  await verbs.boot()
  verbs.on('*', () => {})
  document.body.append(document.createElement('p'))
  await vi.advanceTimersByTimeAsync(1)
  window.dispatchEvent(new Event('resize'))
  await verbs.open()
  expect(world.left()).toEqual(expect.arrayContaining(['listener resize', 'observer', 'node DIV']))
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  await verbs.destroy()
  document.body.replaceChildren()
  expect(world.left()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  expect(destroyed).toHaveBeenCalledTimes(1)
  world.restore()
})

test('runs the ends of later chunks; listeners of before hear nothing of a widget booted anew', async () => {
  const { verbs, shells } = start()
  const ended = vi.fn()
  const heard = vi.fn()
  await verbs.boot()
  await verbs.open()
  shells[0]!.ends.push(ended)
  verbs.on('*', heard)
  await verbs.destroy()
  await verbs.boot()
  await verbs.hide()
  expect([ended.mock.calls.length, heard.mock.calls.length]).toEqual([1, 0])
})

test('what is still being loaded does nothing when it arrives', async () => {
  const { verbs, asked, network, shells } = start()
  const heard = vi.fn()
  await verbs.boot()
  let arrive = () => {}
  network.waits = new Promise((done) => {
    arrive = done
  })
  const opening = verbs.open()
  const greeting = verbs.greet('sizes')
  await verbs.destroy()
  window.addEventListener('deskbell:error', heard)
  arrive()
  await Promise.all([opening, greeting])
  window.removeEventListener('deskbell:error', heard)
  expect([asked, shells]).toEqual([[], []])
  expect([heard.mock.calls.length, hosts().length]).toEqual([0, 0])
})

test('of a widget destroyed at once nobody hears that it is ready', async () => {
  const { verbs } = start()
  const heard = vi.fn()
  window.addEventListener('deskbell:ready', heard)
  void verbs.boot()
  void verbs.destroy()
  await vi.advanceTimersByTimeAsync(10)
  window.removeEventListener('deskbell:ready', heard)
  expect(heard).not.toHaveBeenCalled()
})

test('boot works again: a new launcher, settings forgotten, ready told anew and not before', async () => {
  const { verbs, loads, button } = start()
  const late = vi.fn()
  await verbs.boot({ locale: 'et' })
  await verbs.open()
  await verbs.destroy()
  verbs.on('ready', late)
  await vi.advanceTimersByTimeAsync(10)
  expect(late).not.toHaveBeenCalled()
  await verbs.boot()
  await verbs.open()
  expect(late).toHaveBeenCalledTimes(1)
  expect([hosts().length, loads.length, button()?.getAttribute('aria-label')]).toEqual([1, 2, 'Chat'])
})
