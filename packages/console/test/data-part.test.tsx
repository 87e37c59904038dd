import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { context, idOf, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

test('F147 an administrator erases a shopper after being asked, and the conversation is left', async () => {
  const asked: unknown[] = []
  const shown = renderConsole(
    (fake) => {
      fake.answers.set('visitor:erase', ((input: unknown) => {
        asked.push(input)
        return { ok: true }
      }) as never)
    },
    `#/inbox/${idOf(1)}`,
  )
  await settle()
  const thread = shown.world.client.thread(idOf(1))
  ;(thread.summary as { value: unknown }).value = summary(1)
  ;(thread.context as { value: unknown }).value = context()
  await settle()
  const erase = () => act(() => shown.getByRole('button', { name: 'Erase' }).click())
  vi.stubGlobal('confirm', () => false)
  erase()
  expect(asked).toEqual([])
  vi.stubGlobal('confirm', () => true)
  erase()
  await settle()
  expect(asked).toEqual([{ visitor: context().visitor }])
  vi.unstubAllGlobals()
  shown.end()
})
