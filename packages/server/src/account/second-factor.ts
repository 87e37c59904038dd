import { type Account, type Answer, refuse } from '@deskbell/protocol'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { isPassword } from '../sign-in/passwords.ts'
import { newTotp, totpStep } from '../sign-in/totp.ts'
import { changeAgent } from '../store/agents.ts'
import { changeOwn, dropOthers, ownRow, type Seated } from './account.ts'

/** How long a secret that was shown may still be confirmed, milliseconds. */
const confirmMs = 15 * 60_000

/** Makes a secret for the agent's authenticator app. Nothing changes, and nothing is kept, before a code of it was given. */
export async function beginTotp(
  deps: Deps,
  who: Seated,
): Promise<Answer<{ secret: string; uri: string; sealed: string }>> {
  const { email, totp_secret } = await ownRow(deps.db.read, who)
  if (!deps.vault.open) return refuse('forbidden', { field: 'secretKey' })
  if (totp_secret !== null) return refuse('forbidden', { field: 'totp' })
  const made = newTotp(email)
  const sealed = deps.vault.seal(JSON.stringify([who.id, made.secret, deps.clock.now() + confirmMs]))
  return { ok: true, ...made, sealed }
}

/** The secret that was sealed for this agent a moment ago. */
function begunSecret({ vault, clock }: Deps, who: Seated, sealed: string): string | null {
  const text = vault.unseal(sealed)
  const [agent, secret, until] = text === null ? [] : (JSON.parse(text) as [string, string, number])
  return agent === who.id && secret !== undefined && until !== undefined && clock.now() < until ? secret : null
}

/** From now on signing in asks for a code. The given one proves that the app has the secret. Other sessions end. */
export async function confirmTotp(
  deps: Deps,
  who: Seated,
  { sealed, code }: { sealed: string; code: string },
): Promise<Answer<{ account: Account }>> {
  const secret = begunSecret(deps, who, sealed)
  if (secret === null) return refuse('not_found')
  const step = totpStep(secret, code, deps.clock.now(), null)
  if (step === null) return refuse('bad_request', { field: 'code' })
  return changeOwn(deps, who, async (sql, row) => {
    if (row.totp_secret !== null) return refuse('forbidden', { field: 'totp' })
    await changeAgent(sql, who.id, { totp_secret: deps.vault.seal(secret), totp_step: step })
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'totp-on' })
    return { ok: true, gone: await dropOthers(deps, sql, who) }
  })
}

/** Signing in asks for the password alone again. Wants both factors once more, and ends other sessions. */
export async function removeTotp(
  deps: Deps,
  who: Seated,
  input: { password: string | null; code: string },
): Promise<Answer<{ account: Account }>> {
  const { email, password, totp_secret, totp_step } = await ownRow(deps.db.read, who)
  const keys = [`account ${email}`]
  const afterMs = deps.lockout.wait(keys)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  const secret = totp_secret === null ? null : deps.vault.unseal(totp_secret)
  const known = password === null || (await isPassword(input.password ?? '', password))
  const step = secret === null ? null : totpStep(secret, input.code, deps.clock.now(), totp_step)
  if (!known || step === null) {
    deps.lockout.failed(keys)
    return refuse('forbidden', { field: known ? 'code' : 'password' })
  }
  return changeOwn(deps, who, async (sql) => {
    await changeAgent(sql, who.id, { totp_secret: null, totp_step: null })
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'totp-off' })
    return { ok: true, gone: await dropOthers(deps, sql, who) }
  })
}
