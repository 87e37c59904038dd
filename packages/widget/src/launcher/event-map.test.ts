import { expectTypeOf, test } from 'vitest'
import type { Verbs } from './index.ts'

test('F16 a listener knows the fields of its event, and a name that is none does not compile', () => {
  const { on, get } = { on: (() => () => {}) as Verbs['on'], get: (() => null) as Verbs['get'] }
  on('message:received', (payload) => {
    expectTypeOf(payload.text).toBeString()
    expectTypeOf(payload.name).toEqualTypeOf<'message:received'>()
  })
  on('*', (payload) => {
    if (payload.name === 'unread:changed') expectTypeOf(payload.count).toBeNumber()
  })
  // @ts-expect-error No such event.
  on('message:recieved', () => {})
  expectTypeOf(get('unread')).toEqualTypeOf<number | null>()
})
