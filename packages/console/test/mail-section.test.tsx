import type { MailStatus } from '@deskbell/protocol'
import { act, cleanup } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { noon } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const off: MailStatus = { sends: null, waiting: 0, sent: 0, failed: 0, fault: null, test: null }
const on: MailStatus = {
  ...{ sends: { from: 'chat@shop.example', replyTo: null }, waiting: 1, sent: 7, failed: 2 },
  ...{ fault: 'sign-in', test: null },
}

async function show(mail: MailStatus): Promise<Shown> {
  const shown = renderConsole((fake) => fake.answers.set('mail:read', () => ({ ok: true, mail })), '#/settings/mail')
  await settle()
  return shown
}
const words = ({ container }: Shown) => container.querySelector('.section')?.textContent ?? ''

test('[M191] without a mail server it says so, and what to set', async () => {
  const shown = await show(off)
  expect(words(shown)).toContain('the server knows no mail server')
  expect(words(shown)).toContain('DESKBELL_MAIL_URL')
  expect(words(shown)).toContain('DESKBELL_MAIL_REPLY_TO')
  expect(shown.queryByRole('button', { name: 'Send me a test' })).toBe(null)
  shown.end()
})

test('[M191] counts, the last fault in plain words, and a test that is watched until it ended', async () => {
  const shown = await show(on)
  expect(words(shown)).toContain('1 waiting, 7 sent, 2 not sent')
  expect(words(shown)).toContain('refused the user name or password')
  const asked: unknown[] = []
  const waits = { ...on, test: { at: noon, state: 'waiting', fault: null } } as const
  shown.fake.answers.set('mail:test', (input: unknown) => {
    asked.push(input)
    return { ok: true, mail: waits }
  })
  act(() => shown.getByRole('button', { name: 'Send me a test' }).click())
  await settle()
  expect(asked).toHaveLength(1)
  expect(words(shown)).toContain('on its way')
  shown.fake.answers.set('mail:read', () => ({ ok: true, mail: { ...waits, test: { ...waits.test, state: 'sent' } } }))
  await settle(() => shown.world.clock.turn(2000))
  expect(words(shown)).toContain('Look in your mailbox')
  shown.end()
})
