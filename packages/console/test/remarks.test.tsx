import type { Signal } from '@preact/signals'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { context, createFakeMemory, idOf, me, noon } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const remark = { id: idOf(5), text: 'Size 6 for her mother', at: noon, by: 'Jaan' }

async function show(memory = createFakeMemory(), role = 'agent'): Promise<Shown> {
  const shown = renderConsole(
    (fake) => {
      ;(fake.client.agent as Signal).value = { ...me, role }
      fake.answers.set('remark:remove', () => ({ ok: true, remarks: [] }))
      fake.answers.set('remark:add', (({ cid, text }: { cid: string; text: string }) => ({
        ok: true,
        remarks: [{ id: cid, text, at: noon, by: me.name }, remark],
      })) as never)
    },
    `#/inbox/${idOf(1)}`,
    { memory },
  )
  await settle(() => {
    shown.fake.thread(idOf(1)).context.value = context({ remarks: [remark] })
  })
  return shown
}
const texts = (shown: Shown) =>
  Array.from(shown.container.querySelectorAll('.remarks li p[dir]'), (each) => each.textContent)
const field = (shown: Shown) => shown.getByRole('textbox', { name: 'What the team should know' }) as HTMLTextAreaElement

test('S7 remarks about the shopper are read, written and taken away beside the conversation', async () => {
  const shown = await show()
  expect(texts(shown)).toEqual([remark.text])
  fireEvent.input(field(shown), { target: { value: ' Likes red ' } })
  await settle(() => shown.getByRole('button', { name: 'Add' }).click())
  expect(shown.fake.calls.findLast(([name]) => name === 'remark:add')?.[1]).toMatchObject({
    ...{ visitor: 'visitor-1', text: 'Likes red' },
  })
  expect(texts(shown)).toEqual(['Likes red', remark.text])
  expect(field(shown).value).toBe('')
  await settle(() => shown.getByRole('button', { name: `Remove ${remark.text}` }).click())
  expect(texts(shown)).toEqual([])
  act(() => {
    shown.fake.thread(idOf(1)).context.value = context({ remarks: [{ ...remark, text: 'by somebody else' }] })
  })
  await settle()
  expect(texts(shown)).toEqual(['by somebody else'])
  shown.end()
})

test('one that was begun survives a reload; who only looks writes none', async () => {
  const memory = createFakeMemory()
  const first = await show(memory)
  fireEvent.input(field(first), { target: { value: 'half' } })
  first.end()
  const second = await show(memory)
  expect(field(second).value).toBe('half')
  second.end()
  const viewer = await show(createFakeMemory(), 'viewer')
  expect(texts(viewer)).toEqual([remark.text])
  expect(viewer.queryByRole('textbox', { name: 'What the team should know' })).toBeNull()
  viewer.end()
})
