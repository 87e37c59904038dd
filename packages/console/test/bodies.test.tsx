import { cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { idOf, line, me, summary } from './fake-world.ts'
import { renderConsole, type Shown } from './render-console.tsx'

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
