import type { ApiKey, Webhook } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { type Fake, noon } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

const key: ApiKey = {
  ...{ id: 'k1', name: 'Warehouse', prefix: 'dbk_abc123', scopes: ['articles:read'] },
  ...{ createdAt: noon, usedAt: null },
}
const hook: Webhook = {
  ...{ id: 'w1', url: 'https://crm.example/hook', topics: ['message'], enabled: true, createdAt: noon, waiting: 2 },
  newest: { ok: false, status: 500, fault: null },
}
const withAnswers = (answers: Record<string, (input: never) => unknown>) => (fake: Fake) => {
  for (const [command, answer] of Object.entries(answers)) fake.answers.set(command as 'team:list', answer)
}

test('F173 an administrator makes a key: its secret is shown once, and it is ended by one press', async () => {
  const asked: unknown[] = []
  const shown = renderConsole(
    withAnswers({
      'key:list': () => ({ ok: true, keys: [key] }),
      'key:create': (input) => {
        asked.push(input)
        return { ok: true, key: { ...key, id: 'k2', name: 'CRM' }, secret: 'dbk_the-secret' }
      },
      'key:revoke': (input) => {
        asked.push(input)
        return { ok: true }
      },
    }),
    '#/settings/keys',
  )
  await settle()
  expect(shown.getByText('Warehouse', { selector: 'b' })).toBeTruthy()
  fireEvent.input(shown.getByLabelText('What for'), { target: { value: 'CRM' } })
  act(() => shown.getByRole('button', { name: 'Make the key' }).click())
  await settle()
  expect(shown.getByText('Choose at least one.')).toBeTruthy()
  act(() => shown.getByLabelText('read surveys').click())
  act(() => shown.getByRole('button', { name: 'Make the key' }).click())
  await settle()
  expect(asked).toEqual([{ name: 'CRM', scopes: ['surveys:read'] }])
  expect((shown.getByLabelText('Key for CRM') as HTMLInputElement).value).toBe('dbk_the-secret')
  vi.stubGlobal('confirm', () => true)
  act(() => shown.getByRole('button', { name: 'End Warehouse' }).click())
  await settle()
  expect(asked.at(-1)).toEqual({ key: 'k1' })
  expect(shown.queryByText('Warehouse', { selector: 'b' })).toBe(null)
  vi.unstubAllGlobals()
  shown.end()
})

test('F172 a webhook is added, tested and its deliveries are read and sent again', async () => {
  const asked: unknown[] = []
  const delivery = {
    ...{
      event: 'e1',
      webhook: 'w1',
      type: 'message.created',
      at: noon,
      state: 'failed',
      tries: 8,
      nextAt: null,
      ms: 20,
    },
    outcome: { ok: false, status: null, fault: 'timeout' },
  }
  const note = (name: string, answer: object) => (input: never) => {
    asked.push([name, input])
    return { ok: true, ...answer }
  }
  let refused = true
  const shown = renderConsole(
    withAnswers({
      'webhook:list': () => ({ ok: true, webhooks: [hook] }),
      'webhook:create': (input) => {
        if (!refused) return note('create', { webhooks: [hook, { ...hook, id: 'w2' }], secret: 'whsec_x' })(input)
        refused = false
        return { ok: false, error: { code: 'bad_request', retry: false, field: 'url' } }
      },
      'webhook:test': note('test', {}),
      'delivery:list': note('deliveries', { deliveries: [delivery] }),
      'delivery:replay': note('replay', {}),
    }),
    '#/settings/webhooks',
  )
  await settle()
  expect(shown.getByText('answered 500 · waiting: 2')).toBeTruthy()
  act(() => shown.getByRole('button', { name: `Send a test ${hook.url}` }).click())
  await settle()
  await settle()
  expect(shown.getByText(/failed · no answer within 5 seconds · tries: 8/)).toBeTruthy()
  act(() => shown.getByRole('button', { name: 'Send again message.created' }).click())
  await settle()
  expect(asked).toContainEqual(['replay', { webhook: 'w1', event: 'e1' }])
  const address = () => shown.getByLabelText('Address') as HTMLInputElement
  const add = async () => {
    fireEvent.input(address(), { target: { value: 'https://erp.example/hook' } })
    act(() => shown.getByRole('button', { name: 'Add' }).click())
    await settle()
  }
  await add()
  expect(address().getAttribute('aria-invalid')).toBe('true')
  await add()
  expect(asked.at(-1)).toEqual(['create', { url: 'https://erp.example/hook', topics: ['conversation', 'message'] }])
  expect((shown.getByLabelText('Secret for https://erp.example/hook') as HTMLInputElement).value).toBe('whsec_x')
  shown.end()
})
