import { beforeEach, expect, test, vi } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'
import { signInByPassword } from './sign-in.ts'

const { verified } = vi.hoisted(() => ({ verified: [] as string[] }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => {
      verified.push(String(args[0]))
      return real.verify(...args)
    },
  }
})
beforeEach(() => void verified.splice(0))

/** What a hash costs, as it says itself. */
const costOf = (hash: string) => hash.split('$').slice(0, 4).join('$')

test('[M39] [T61] a password is checked once and at the same cost, whoever asks and whether there is an account', async () => {
  const stored = await hashPassword('correct horse battery')
  const agents: Record<string, { password: string | null; disabled_at: number | null }[]> = {
    'nobody@shop.example': [],
    'ann@shop.example': [{ password: stored, disabled_at: null }],
    'invited@shop.example': [{ password: null, disabled_at: null }],
    'gone@shop.example': [{ password: stored, disabled_at: 1 }],
  }
  const all = async (_text: string, { email }: { email: string }) => agents[email]
  const lockout = { wait: () => 0, failed() {}, succeeded() {} }
  for (const email of Object.keys(agents)) {
    const answer = await signInByPassword(
      { db: { read: { all } }, lockout } as never,
      { email, password: 'not this one at all' },
      { address: '8.8.8.8', device: null },
    )
    expect(answer).toEqual({ ok: false, error: { code: 'unauthorized', retry: false } })
    expect([email, verified.splice(0).map(costOf)]).toEqual([email, [costOf(stored)]])
  }
  expect(await isPassword('correct horse battery', stored)).toBe(true)
})
