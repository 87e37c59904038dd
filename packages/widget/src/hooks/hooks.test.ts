import type { Line } from '@deskbell/client'
import { expect, test, vi } from 'vitest'
import type { AppliedHooks } from '../chat/chat.ts'
import { applyHooks } from './index.ts'
import { passHook } from './pass-hook.ts'

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
  const lines = [line('agent', 'buy now'), line('visitor', 'buy now'), line('assistant', 'drop')]
  const applied: AppliedHooks = {}
  applyHooks(applied, {
    beforeDisplay: (message) => (message.text === 'drop' ? null : { text: message.text.replace('buy', 'try') }),
  })
  const shown = applied.show!(lines)
  expect(shown.map(({ body }) => (body as { text: string }).text)).toEqual(['try now', 'buy now'])
  applyHooks(applied, { beforeSend: ({ text }) => ({ text: `${text}!` }) })
  expect([applied.send!('a'), applied.show!(lines).length]).toEqual(['a!', 2])
})
