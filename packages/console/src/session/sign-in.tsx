import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import type { SignInResult } from '../world.ts'

const faults: Record<Exclude<SignInResult, 'ok'>, TextKey> = {
  refused: 'signIn.refused',
  code: 'signIn.wrongCode',
  slow: 'signIn.slow',
  unreachable: 'signIn.unreachable',
}

const takeFocus = (input: HTMLInputElement | null) => input?.focus()

/** Shown when the server knows no session of this browser. */
export function SignIn() {
  const { say, session } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal<TextKey | null>(null)
  /** The account has a second factor. */
  const asksCode = useSignal(false)
  const title = useRef<HTMLHeadingElement>(null)
  const company = useSignal(false)
  useEffect(() => title.current?.focus(), [])
  useEffect(() => {
    void session.byCompany().then((can) => {
      company.value = can
    })
  }, [])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy.value) return
    const form = new FormData(event.currentTarget as HTMLFormElement)
    busy.value = true
    fault.value = null
    const text = (name: string) => String(form.get(name) ?? '')
    const result = await session.signIn(text('email'), text('password'), text('code') || undefined)
    busy.value = false
    const first = result === 'code' && !asksCode.value
    asksCode.value ||= result === 'code'
    if (result === 'ok') session.restart()
    else fault.value = first ? null : faults[result]
  }

  return (
    <main class="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <span class="mark">
          <Icon name="bell" />
        </span>
        <h1 id="sign-in-title" ref={title} tabIndex={-1}>
          {say('signIn.title')}
        </h1>
        <p>{say('signIn.link')}</p>
        <label>
          {say('signIn.email')}
          <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          {say('signIn.password')}
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-describedby={fault.value ? 'sign-in-fault' : undefined}
          />
        </label>
        {asksCode.value && (
          <label>
            {say('account.code')}
            <input
              ref={takeFocus}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={20}
            />
          </label>
        )}
        <p id="sign-in-fault" class="fault" role="alert">
          {fault.value && say(fault.value)}
        </p>
        <button type="submit" class="primary" aria-disabled={busy.value}>
          {say(busy.value ? 'signIn.busy' : 'signIn.submit')}
        </button>
        {company.value && (
          <a class="button" href="/console/oidc">
            {say('signIn.company')}
          </a>
        )}
      </form>
    </main>
  )
}
