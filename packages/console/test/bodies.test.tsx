import { type Answer, type FileRef, refuse } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { idOf, line, me, readTexts, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const open = idOf(1)
const show = (...bodies: unknown[]): Shown =>
  renderConsole((fake) => {
    fake.conversations.value = [summary(1, { status: 'open', agent: { id: me.id, name: me.name } })]
    fake.thread(open).lines.value = bodies.map((body, n) =>
      line('', { key: `k${n}`, id: `e${n}`, body: body as never }),
    )
  }, `#/inbox/${open}`)

test('F32 cards, coupons, videos, files and forms are shown as they are; nothing leads to a script', async () => {
  const screen = show(
    { kind: 'text', text: 'Which?', replies: ['The red'] },
    {
      kind: 'cards',
      cards: [{ title: 'Corsa red', price: { amount: 129, currency: 'EUR' }, link: 'javascript:alert(1)' }],
    },
    { kind: 'coupon', code: 'SORRY10', text: '10 % off' },
    { kind: 'video', url: 'https://video.example/x', title: 'Lacing' },
    { kind: 'file', file: { id: 'f1', name: 'my shoe.png', type: 'image/png', size: 2048 } },
    { kind: 'form', form: 'away', answers: [{ field: 'email', label: 'E-mail', value: 'liis@mail.example' }] },
    { kind: 'gone' },
  )
  for (const text of ['The red', 'Corsa red', '€129.00', 'Code SORRY10', 'Watch: Lacing', 'my shoe.png', '2 kB']) {
    await screen.findByText(text)
  }
  await screen.findByText('Left a message')
  await screen.findByText('Message removed')
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.log a')].map(({ href }) => href)
  expect(links.some((href) => href.startsWith('javascript'))).toBe(false)
  expect(document.querySelector<HTMLImageElement>('.attached img')?.src).toMatch(/\/v1\/files\/f1\/my%20shoe\.png$/)
})

test('F33 a file is uploaded, then sent; one that is refused says why', async () => {
  const screen = show({ kind: 'text', text: 'Hi' })
  await screen.findByRole('button', { name: 'Attach a file' })
  const input = document.querySelector<HTMLInputElement>('.composer input[type=file]')!
  const give = (name: string) => {
    Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true })
    fireEvent.change(input)
  }
  give('size.png')
  await vi.waitFor(() =>
    expect(screen.fake.calls).toContainEqual([
      'sendBody',
      open,
      { kind: 'file', file: expect.objectContaining({ name: 'size.png' }) },
      'public',
    ]),
  )
  give('virus.exe')
  await screen.findByText('“virus.exe” could not be sent. Pictures, PDF and text can.')
})

describe('F33 files of an agent', () => {
  /** Uploads that end when the test says so. */
  function begin(): Shown & { uploads: Upload[]; given: () => unknown[] } {
    const uploads: Upload[] = []
    const uploadFile: Upload['world'] = (_cid, file, part, stop) =>
      new Promise((end) => uploads.push({ file, part, stop, end, world: uploadFile }))
    const screen = renderConsole(
      (fake) => {
        fake.conversations.value = [summary(1, { status: 'open', agent: { id: me.id, name: me.name } })]
      },
      `#/inbox/${open}`,
      { uploadFile },
    )
    const given = () => screen.fake.calls.filter(([name]) => name === 'sendBody')
    return { ...screen, uploads, given }
  }
  interface Upload {
    file: File
    part(done: number): void
    stop: AbortSignal
    end(answer: Answer<{ file: FileRef }>): void
    world: (
      cid: string,
      file: File,
      part: (done: number) => void,
      stop: AbortSignal,
    ) => Promise<Answer<{ file: FileRef }>>
  }
  /** Drags something over the field: `false` where the console took it. */
  const drag = (field: Element, type: string, dataTransfer: object): boolean =>
    field.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer }))
  const png = (name: string) => new File(['x'], name, { type: 'image/png' })
  const stored = (name: string): Answer<{ file: FileRef }> => ({
    ...{ ok: true, file: { id: name, name, type: 'image/png', size: 1 } },
  })

  test('pasted and dropped ones go as chosen ones do; pasted words stay words', async () => {
    const screen = begin()
    const field = screen.getByRole('textbox', { name: 'Reply' })
    const pasted = fireEvent.paste(field, { clipboardData: { files: [png('pasted.png')] } })
    const over = drag(field, 'dragover', { types: ['Files'] })
    const dropped = drag(field, 'drop', { files: [png('one.png'), png('two.png')] })
    const words = fireEvent.paste(field, { clipboardData: { files: [] } })
    // `false`: the browser is kept from opening the file instead of the console.
    expect([pasted, over, dropped, words]).toEqual([false, false, false, true])
    expect(screen.uploads.map(({ file }) => file.name)).toEqual(['pasted.png', 'one.png', 'two.png'])
    for (const { end, file } of screen.uploads) end(stored(file.name))
    await vi.waitFor(() => expect(screen.given()).toHaveLength(3))
    screen.end()
  })

  test('each says how far it is and can be called off: then nothing is sent', async () => {
    const screen = begin()
    fireEvent.paste(screen.getByRole('textbox', { name: 'Reply' }), { clipboardData: { files: [png('big.png')] } })
    const bar = screen.getByRole('progressbar', { name: 'Sending big.png' }) as HTMLProgressElement
    act(() => screen.uploads[0]?.part(0.4))
    expect(bar.value).toBe(0.4)
    act(() => screen.getByRole('button', { name: 'Cancel' }).click())
    expect(screen.uploads[0]?.stop.aborted).toBe(true)
    expect(screen.queryByRole('progressbar')).toBeNull()
    // It had arrived all the same.
    screen.uploads[0]?.end(stored('big.png'))
    await settle()
    expect(screen.given()).toEqual([])
    screen.end()
  })

  test.each([
    [refuse('too_large', { field: 'file' }), '“shoe.png” is larger than this site allows.'],
    [refuse('bad_request', { field: 'type' }), '“shoe.png” could not be sent. Pictures, PDF and text can.'],
    [refuse('unavailable'), readTexts('en')['error.unavailable']],
  ])('one that is refused says why and is not sent: %#', async (answer, why) => {
    const screen = begin()
    fireEvent.paste(screen.getByRole('textbox', { name: 'Reply' }), { clipboardData: { files: [png('shoe.png')] } })
    screen.uploads[0]?.end(answer)
    await vi.waitFor(() => expect(document.querySelector('.uploads [role=alert]')?.textContent).toBe(why))
    expect(screen.given()).toEqual([])
    act(() => screen.getByRole('button', { name: 'Cancel' }).click())
    expect(document.querySelector('.uploads')).toBeNull()
    screen.end()
  })
})
