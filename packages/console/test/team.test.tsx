import type { Account, AuditPage, Member } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import { context, type Fake, idOf, me, noon, summary } from './fake-world.ts'
import { renderConsole, settle } from './render-console.tsx'

afterEach(cleanup)

const session = { id: 's1', device: 'Chrome, Mac', at: noon - 60_000, seenAt: noon, current: true }
const account = (more: Partial<Account> = {}): Account => ({
  ...{ email: 'mari@shop.example', role: 'admin', hasPassword: true, totp: 'off', sessions: [session] },
  ...more,
})
const member = (name: string, more: Partial<Member> = {}): Member => ({
  ...{ id: `agent-${name}`, name, email: `${name}@shop.example`, role: 'agent', state: 'active', totp: false },
  signedInAt: noon,
  ...more,
})
const withAnswers = (answers: Record<string, (input: never) => unknown>) => (fake: Fake) => {
  for (const [command, answer] of Object.entries(answers)) fake.answers.set(command as 'team:list', answer)
}
const input = (element: HTMLElement, value: string) => fireEvent.input(element, { target: { value } })

describe('my account', () => {
  test('a password that the server refuses is said at its field, and the taken one is not shown again', async () => {
    const asked: unknown[] = []
    const shown = renderConsole(
      withAnswers({
        'account:read': () => ({ ok: true, account: account() }),
        'password:set': (given) => {
          asked.push(given)
          if (asked.length === 1) return { ok: false, error: { code: 'forbidden', retry: false, field: 'current' } }
          if (asked.length === 2)
            return { ok: false, error: { code: 'bad_request', retry: false, field: 'password.common' } }
          return { ok: true, account: account() }
        },
      }),
      '#/settings/account',
    )
    await settle()
    const current = () => shown.getByLabelText('Current password') as HTMLInputElement
    const next = () => shown.getByLabelText('New password') as HTMLInputElement
    const send = async () => {
      input(current(), 'old one here')
      input(next(), 'plum heron window')
      act(() => shown.getByRole('button', { name: 'Set the password' }).click())
      await settle()
    }
    await send()
    expect(current().getAttribute('aria-invalid')).toBe('true')
    expect(shown.getByText('This is not the current password.')).toBeTruthy()
    await send()
    expect(next().getAttribute('aria-invalid')).toBe('true')
    expect(shown.getByText(/among the first to be guessed/)).toBeTruthy()
    await send()
    expect(asked.at(-1)).toEqual({ current: 'old one here', password: 'plum heron window' })
    expect([current().value, next().value]).toEqual(['', ''])
    shown.end()
  })

  test('a second factor is set up by scanning or typing, and by a code of the app', async () => {
    const asked: unknown[] = []
    const shown = renderConsole(
      withAnswers({
        'account:read': () => ({ ok: true, account: account() }),
        'totp:begin': () => ({
          ok: true,
          secret: 'ABCDEFGH',
          uri: 'otpauth://totp/x?secret=ABCDEFGH',
          sealed: 'sealed',
        }),
        'totp:confirm': (given) => {
          asked.push(given)
          return { ok: true, account: account({ totp: 'on' }) }
        },
      }),
      '#/settings/account',
    )
    await settle()
    act(() => shown.getByRole('button', { name: 'Set up an app' }).click())
    await settle()
    expect(shown.getByRole('img', { name: /scan/ }).querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(
      500,
    )
    expect(shown.getByText('ABCD EFGH')).toBeTruthy()
    input(shown.getByLabelText('Code from the app'), '123 456')
    act(() => shown.getByRole('button', { name: 'Switch on' }).click())
    await settle()
    expect(asked).toEqual([{ sealed: 'sealed', code: '123 456' }])
    expect(shown.getByRole('button', { name: 'Switch off' })).toBeTruthy()
    shown.end()
  })

  test('other sessions are ended one by one or together', async () => {
    const other = { ...session, id: 's2', device: null, current: false }
    const ended: unknown[] = []
    const shown = renderConsole(
      withAnswers({
        'account:read': () => ({ ok: true, account: account({ sessions: [session, other] }) }),
        'session:end': (given) => {
          ended.push(given)
          return { ok: true, account: account() }
        },
      }),
      '#/settings/account',
    )
    await settle()
    act(() => shown.getByRole('button', { name: 'Sign out Unknown device' }).click())
    await settle()
    expect(ended).toEqual([{ session: 's2' }])
    expect(shown.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull()
    act(() => shown.getByRole('button', { name: 'Sign out everywhere' }).click())
    await settle()
    expect(ended.at(-1)).toEqual({ session: 'all' })
    shown.end()
  })

  test('whoever has no password is asked to choose one, with the way there', async () => {
    const shown = renderConsole(
      withAnswers({ 'account:read': () => ({ ok: true, account: account({ hasPassword: false }) }) }),
    )
    await settle()
    const link = shown.getByRole('link', { name: 'Set the password' })
    act(() => shown.desk.go({ screen: 'settings', section: link.getAttribute('href')!.split('/').at(-1)! }))
    await settle()
    expect(shown.queryByLabelText('Current password')).toBeNull()
    expect(shown.getByLabelText('New password')).toBeTruthy()
    shown.end()
  })
})

describe('the team', () => {
  test('an invitation gives a link to pass on, and the newcomer stands in the list', async () => {
    const invited: unknown[] = []
    const shown = renderConsole(
      withAnswers({
        'team:list': () => ({ ok: true, members: [member('mari', { id: me.id, role: 'admin' })] }),
        'member:invite': (given) => {
          invited.push(given)
          return { ok: true, member: member('kai', { state: 'invited', signedInAt: null }), code: 'a-code' }
        },
      }),
      '#/settings/team',
    )
    await settle()
    input(shown.getByLabelText('Name'), 'kai')
    input(shown.getByLabelText('E-mail'), 'kai@shop.example')
    act(() => shown.getByRole('button', { name: 'Make a sign-in link' }).click())
    await settle()
    expect(invited).toEqual([{ name: 'kai', email: 'kai@shop.example', role: 'agent' }])
    const link = shown.getByLabelText('Sign-in link for kai') as HTMLInputElement
    expect(link.value).toMatch(/\/console\/sign-in\?code=a-code$/)
    expect(shown.getByText('invited, not yet here')).toBeTruthy()
    shown.end()
  })

  test('a role is changed, and what the server refuses is said and undone', async () => {
    const asked: unknown[] = []
    const shown = renderConsole(
      withAnswers({
        'team:list': () => ({ ok: true, members: [member('mari', { id: me.id, role: 'admin' }), member('kai')] }),
        'member:change': (given) => {
          asked.push(given)
          return asked.length === 1
            ? { ok: true, member: member('kai', { role: 'viewer' }) }
            : { ok: false, error: { code: 'forbidden', retry: false, field: 'role' } }
        },
      }),
      '#/settings/team',
    )
    await settle()
    const role = (name: string) => shown.getByRole('combobox', { name: `Role of ${name}` }) as HTMLSelectElement
    fireEvent.change(role('kai'), { target: { value: 'viewer' } })
    await settle()
    expect(asked).toEqual([{ agent: 'agent-kai', role: 'viewer' }])
    fireEvent.change(role('mari'), { target: { value: 'agent' } })
    await settle()
    expect(shown.getAllByRole('status').map((each) => each.textContent)).toContain(
      'Somebody must be left to run the site.',
    )
    expect(role('mari').value).toBe('admin')
    expect(shown.queryByRole('button', { name: `Shut out mari` })).toBeNull()
    shown.end()
  })

  test('who may not change the team only sees it, and no audit log', async () => {
    const shown = renderConsole((fake) => {
      withAnswers({ 'team:list': () => ({ ok: true, members: [member('kai')] }) })(fake)
      Object.assign(fake.client.agent, { value: { ...me, role: 'viewer' } })
    }, '#/settings/team')
    await settle()
    expect(shown.getByText('kai')).toBeTruthy()
    expect(shown.queryByRole('combobox')).toBeNull()
    expect(shown.queryByRole('link', { name: 'Audit log' })).toBeNull()
    shown.end()
  })

  test('the audit log is read page by page, and says when it was tampered with', async () => {
    const line = (seq: number): AuditPage['events'][number] => ({
      ...{ seq, at: noon, actor: { id: 'a', name: 'Ada' }, action: 'member-changed' },
      ...{ subject: { id: 'k', name: 'Kai' }, detail: { role: 'viewer' } },
    })
    const shown = renderConsole(
      withAnswers({
        'audit:list': ({ before }: { before: number | null }) =>
          before === null
            ? { ok: true, events: [line(2)], more: true, intact: true }
            : { ok: true, events: [line(1)], more: false, intact: false },
      }),
      '#/settings/audit',
    )
    await settle()
    expect(shown.queryByText(/not as it was written/)).toBeNull()
    act(() => shown.getByRole('button', { name: 'Earlier lines' }).click())
    await settle()
    expect(shown.getAllByText('Kai')).toHaveLength(2)
    expect(shown.getByText(/not as it was written/)).toBeTruthy()
    shown.end()
  })
})

test('S26 what was generated is read page by page, shown or not, with its articles and why', async () => {
  const answer = (n: number, more: object) => ({
    ...{
      kind: 'answer',
      agent: null as string | null,
      cid: `c${n}`,
      conversation: 'c',
      at: noon - n,
      question: `Question ${n}?`,
      text: '<b>By card</b>',
      ms: 900,
    },
    ...{
      sources: [{ id: 'pay', title: 'How to pay' }],
      outcome: 'answered',
      reason: null,
      by: 'tiny',
      tokens: 90,
      ...more,
    },
  })
  const shown = renderConsole(
    withAnswers({
      'answer:list': ({ before }: { before: number | null }) =>
        before === null
          ? { ok: true, answers: [answer(1, {})], more: true }
          : {
              ok: true,
              answers: [answer(2, { kind: 'draft', agent: 'Mari', outcome: 'refused', reason: 'link', sources: [] })],
              more: false,
            },
    }),
    '#/settings/answers',
  )
  await settle()
  expect(shown.getByText('<b>By card</b>')).toBeTruthy()
  expect(shown.getByText('How to pay')).toBeTruthy()
  act(() => shown.getByRole('button', { name: 'Earlier lines' }).click())
  await settle()
  expect(shown.getByText('Question 2?')).toBeTruthy()
  expect(shown.getByText(/not shown · draft for Mari · .* · tiny · link/)).toBeTruthy()
  expect(shown.queryByRole('button', { name: 'Earlier lines' })).toBeNull()
  shown.end()
})

test('the shopper pane shows what the shop said, and whether it was proven', async () => {
  const profile = {
    ...{ id: '4711', name: 'Kadri', email: 'kadri@example.com', attributes: { plan: '<b>gold</b>' } },
    ...{ labels: ['wholesale'], verified: false },
  }
  const shown = renderConsole(
    (fake) => {
      fake.conversations.value = [summary(1)]
      fake.thread(idOf(1)).context.value = context({ profile })
    },
    `#/inbox/${idOf(1)}`,
  )
  await settle()
  for (const text of ['4711', 'kadri@example.com', '<b>gold</b>', 'wholesale'])
    expect(shown.getByText(text)).toBeTruthy()
  expect(shown.getByText('Said by the page, not proven.')).toBeTruthy()
  act(() => {
    shown.fake.thread(idOf(1)).context.value = context({ profile: { ...profile, verified: true } })
  })
  expect(shown.queryByText('Said by the page, not proven.')).toBeNull()
  shown.end()
})

test('signing in asks for the second factor only where there is one', async () => {
  const given: unknown[][] = []
  const results = ['code', 'code', 'ok'] as const
  let restarted = 0
  const shown = renderConsole(
    (fake) => {
      fake.signedOut.value = true
    },
    '#/inbox',
    {
      session: {
        signIn: async (...args) => {
          given.push(args)
          return results[given.length - 1]!
        },
        byCompany: async () => true,
        signOut: async () => true,
        restart: () => {
          restarted++
        },
      },
    },
  )
  const send = async () => {
    act(() => shown.getByRole('button', { name: 'Sign in' }).click())
    await settle()
  }
  input(shown.getByLabelText('E-mail'), 'mari@shop.example')
  input(shown.getByLabelText('Password'), 'plum heron window')
  expect(shown.queryByLabelText('Code from the app')).toBeNull()
  await send()
  expect(shown.getByRole('alert').textContent).toBe('')
  input(shown.getByLabelText('Code from the app'), '111111')
  await send()
  expect(shown.getByRole('alert').textContent).toContain('The code is wrong')
  input(shown.getByLabelText('Code from the app'), '222222')
  await send()
  expect(given.map((args) => args[2])).toEqual([undefined, '111111', '222222'])
  expect(restarted).toBe(1)
  const company = shown.getByRole('link', { name: 'Sign in with your company account' })
  expect(company.getAttribute('href')).toBe('/console/oidc')
  shown.end()
})
