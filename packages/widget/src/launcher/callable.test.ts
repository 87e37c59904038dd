import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCallable, readQueue, replay } from './callable.ts'
import type { Verbs } from './verbs.ts'

const report = vi.fn()
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(report)
})
afterEach(() => {
  vi.restoreAllMocks()
  report.mockReset()
})

function make(verbs: Record<string, (...args: never[]) => unknown> = {}) {
  const asked: unknown[][] = []
  const note =
    (verb: string, result?: unknown) =>
    (...args: unknown[]) => {
      asked.push([verb, ...args])
      return result
    }
  const table = {
    open: note('open', Promise.resolve()),
    get: note('get', 7),
    on: note('on'),
    boot: note('boot'),
    ...verbs,
  }
  return { asked, deskbell: createCallable(table as unknown as Verbs) as unknown as Callable }
}
type Callable = ((...args: unknown[]) => unknown) & Record<string, (...args: unknown[]) => unknown>

test('both spellings do the same and give the same back', async () => {
  const { asked, deskbell } = make()
  expect(deskbell('get', 'unread')).toBe(7)
  expect(deskbell.get!('unread')).toBe(7)
  const { open } = deskbell
  expect(await open!('help')).toBeUndefined()
  expect(await deskbell('open', 'help')).toBeUndefined()
  expect(asked).toEqual([...Array(2).fill(['get', 'unread']), ...Array(2).fill(['open', 'help'])])
})

test.each(['fly', 'constructor', 'toString', '__proto__', 'call', '', undefined, null, 7, {}, Symbol('open')])(
  'there is no verb %s: said in the console, nothing thrown',
  (verb) => {
    const { asked, deskbell } = make()
    expect(deskbell(verb, 1)).toBeUndefined()
    expect(asked).toEqual([])
    expect(report.mock.calls).toEqual([['deskbell:', 'there is no', verb]])
  },
)

test('a promise that fails inside is said in the console and does not reject', async () => {
  const fault = new Error('inside')
  const { deskbell } = make({ open: () => Promise.reject(fault) })
  expect(await deskbell.open!()).toBeUndefined()
  expect(report.mock.calls).toEqual([['deskbell:', fault]])
})

test('waiting calls of both stubs run in their order, and promises of the long one get their results', async () => {
  const { asked, deskbell } = make()
  const results: unknown[] = []
  const args = (function (..._: unknown[]) {
    // biome-ignore lint/complexity/noArguments: the stub keeps what a call was given as it is
    return arguments
  })('on', 'ready', 1)
  const queue = [
    args,
    ['get', 'unread'],
    [['open', 'help'], (result: unknown) => results.push(result), () => {}],
    [['get', 'isOpen'], (result: unknown) => results.push(result)],
    [args, (result: unknown) => results.push(result)],
  ]
  replay(deskbell as never, readQueue(queue))
  expect(asked).toEqual([
    ['on', 'ready', 1],
    ['get', 'unread'],
    ['open', 'help'],
    ['get', 'isOpen'],
    ['on', 'ready', 1],
  ])
  expect(await Promise.all(results)).toEqual([undefined, 7, undefined])
})

test('an unknown waiting call does not keep the others from running', () => {
  const { asked, deskbell } = make()
  replay(deskbell as never, readQueue([['fly'], [], ['open']]))
  expect(asked).toEqual([['open']])
  expect(report).toHaveBeenCalledTimes(2)
})

test.each([undefined, null, 'boot', 7, {}, { length: 3 }])('what is no queue has no calls: %j', (queue) => {
  expect(readQueue(queue)).toEqual([])
})
