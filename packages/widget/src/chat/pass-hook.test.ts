import type { Line, VisitorThread } from '@deskbell/client'
import { signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import type { Hooks } from '../seams.ts'
import { passHook, showThrough } from './pass-hook.ts'

test('F46 a hook changes words, drops them, or breaks without harm', () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  expect(passHook(undefined, 'a')).toBe('a')
  expect(passHook(({ text }) => ({ text: text.toUpperCase() }), 'a')).toBe('A')
  expect(passHook(() => null, 'a')).toBeNull()
  expect(
    passHook(() => {
      throw new Error('theirs')
    }, 'a'),
  ).toBe('a')
  expect(reported).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})

test('F46 words of others are shown as the page wants, own ones as they were written', () => {
  const line = (kind: string, text: string) => ({ key: text, author: { kind }, body: { kind: 'text', text } }) as Line
  const lines = signal<readonly Line[]>([
    line('agent', 'buy now'),
    line('visitor', 'buy now'),
    line('assistant', 'drop'),
  ])
  const hooks: Hooks = {
    beforeDisplay: (message) => (message.text === 'drop' ? null : { text: message.text.replace('buy', 'try') }),
  }
  const shown = showThrough(hooks, { lines } as unknown as VisitorThread)
  expect(shown.lines.value.map(({ body }) => (body as { text: string }).text)).toEqual(['try now', 'buy now'])
})
