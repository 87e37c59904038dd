import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvents } from './events.ts'

const reported = vi.fn()
beforeEach(() => vi.stubGlobal('reportError', reported))
afterEach(() => {
  reported.mockReset()
  vi.unstubAllGlobals()
})

test('every listener of a name is told, in the order they came, with name and time', () => {
  const events = createEvents()
  const heard: unknown[] = []
  events.on('faq:opened', ({ article }) => heard.push(['first', article]))
  events.on('faq:rated', () => heard.push('another'))
  events.on('faq:opened', ({ name }) => heard.push(['second', name]))
  events.on('*', ({ name, at }) => heard.push([name, typeof at]))
  events.emit('faq:opened', { article: 'returns', name: 'mine', at: 'mine' })
  expect(heard).toEqual([
    ['first', 'returns'],
    ['second', 'faq:opened'],
    ['faq:opened', 'number'],
  ])
})

test('the page can hear it as a DOM event, with the same fields', () => {
  const events = createEvents()
  const heard = vi.fn()
  window.addEventListener('deskbell:panel:closed', heard)
  events.emit('panel:closed', { view: 'home' })
  window.removeEventListener('deskbell:panel:closed', heard)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(heard.mock.calls[0]![0].detail).toMatchObject({ name: 'panel:closed', view: 'home' })
})

test('ready is told to those who come late, once each and never at once; other events are not', async () => {
  const events = createEvents()
  const early = vi.fn()
  const late = vi.fn()
  const all = vi.fn()
  events.on('ready', early)
  events.emit('ready')
  events.emit('panel:opened')
  const { at } = early.mock.calls[0]![0]
  events.on('ready', late)
  events.on('ready', late, true)
  events.on('panel:opened', late)
  events.on('*', all)
  expect(late).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(late.mock.calls).toEqual([[{ name: 'ready', at }], [{ name: 'ready', at }]])
  expect(early).toHaveBeenCalledTimes(1)
  expect(all).not.toHaveBeenCalled()
})

test('a late listener that is stopped in the same breath hears nothing', async () => {
  const events = createEvents()
  const late = vi.fn()
  events.emit('ready')
  events.on('ready', late)()
  events.on('ready', late)
  events.off('ready', late)
  await Promise.resolve()
  expect(late).not.toHaveBeenCalled()
})

test('once is once, even where the listener causes the same event', () => {
  const events = createEvents()
  const heard = vi.fn(() => events.emit('panel:opened'))
  events.on('panel:opened', heard, true)
  events.emit('panel:opened')
  events.emit('panel:opened')
  expect(heard).toHaveBeenCalledTimes(1)
})

test('stopping stops one registration; off stops a listener, or all of a name', () => {
  const events = createEvents()
  const run = vi.fn()
  const stop = events.on('a', run)
  events.on('a', run)
  stop()
  stop()
  events.emit('a')
  expect(run).toHaveBeenCalledTimes(1)
  const other = vi.fn()
  events.on('a', other)
  events.on('b', other)
  events.off('a', run)
  events.emit('a')
  expect([run, other].map((each) => each.mock.calls.length)).toEqual([1, 1])
  events.off('a')
  events.emit('a')
  events.emit('b')
  expect(other).toHaveBeenCalledTimes(2)
  events.off('c')
  events.emit('b')
  expect(other).toHaveBeenCalledTimes(3)
})

test('a listener added while an event is told hears the next one; a removed one hears no more', () => {
  const events = createEvents()
  const added = vi.fn()
  const removed = vi.fn()
  events.on('*', () => {
    events.on('*', added)
    events.off('*', removed)
  })
  events.on('*', removed)
  events.emit('a')
  expect([added, removed].map((each) => each.mock.calls.length)).toEqual([0, 0])
})

test('a listener that throws is reported as the page’s own fault, and stops nobody else', () => {
  const events = createEvents()
  const fault = new Error('in the shop')
  const after = vi.fn()
  events.on('ready', () => {
    throw fault
  })
  events.on('ready', 'no function' as unknown as () => void)
  events.on('ready', after)
  expect(() => events.emit('ready')).not.toThrow()
  expect(after).toHaveBeenCalledTimes(1)
  expect(reported.mock.calls[0]).toEqual([fault])
  expect(reported).toHaveBeenCalledTimes(2)
})
