import type { MailStatus } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Part } from '../settings/part.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** How often to look again while a trial letter is on its way. */
const againMs = 2000

/** Whether e-mail leaves and comes back, and how to make it so. */
export function MailSection() {
  const { say, clock } = useDesk()
  const asked = useAnswer('mail:read', {})
  const mail = asked.value.value?.mail
  const waits = mail?.test?.state === 'waiting'
  useEffect(() => (waits ? clock.after(againMs, asked.again) : undefined), [mail, waits])
  if (!mail) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <Leaving mail={mail} />
      {mail.sends && <Test mail={mail} onSent={(fresh) => (asked.value.value = { mail: fresh })} />}
      <Coming mail={mail} />
    </>
  )
}

function Leaving({ mail: { sends, waiting, sent, failed, fault } }: { mail: MailStatus }) {
  const { say } = useDesk()
  return (
    <Part title={say('settings.mailOut')} kind="mail">
      <p>{sends ? say('settings.mailFrom', { address: sends.from }) : say('settings.mailOff')}</p>
      {!sends && <Options names={['DESKBELL_MAIL_URL', 'DESKBELL_MAIL_FROM', 'DESKBELL_SECRET_KEY']} />}
      {sends && <p>{say('settings.mailCounts', { waiting, sent, failed })}</p>}
      {sends && fault && <p class="fault">{say(`settings.mailFault.${fault}`)}</p>}
    </Part>
  )
}

function Test({ mail: { test }, onSent }: { mail: MailStatus; onSent(mail: MailStatus): void }) {
  const { say, client, announce, newId, locale, clock } = useDesk()
  const busy = useSignal(false)
  const send = async () => {
    if (busy.value) return
    busy.value = true
    const answer = await client.ask('mail:test', { cid: newId() })
    busy.value = false
    if (answer.ok) onSent(answer.mail)
    else announce(sayRefusal(say, answer.error))
  }
  const moment = test && sayMoment(locale, test.at, clock.now())
  return (
    <Part title={say('settings.mailTest')} kind="mail">
      <p class="hint">{say('settings.mailTestHint')}</p>
      <button type="button" aria-disabled={busy.value} onClick={() => void send()}>
        {say('settings.mailTestSend')}
      </button>
      <p role="status" class={test?.state === 'failed' ? 'fault' : undefined}>
        {test && moment && say(`settings.mailTest.${test.state}`, { moment })}{' '}
        {test?.fault && say(`settings.mailFault.${test.fault}`)}
      </p>
    </Part>
  )
}

function Coming({ mail: { sends } }: { mail: MailStatus }) {
  const { say, origin } = useDesk()
  const replyTo = sends?.replyTo
  return (
    <Part title={say('settings.mailIn')} kind="mail">
      <p>{replyTo ? say('settings.mailReplyTo', { address: replyTo }) : say('settings.mailNoReplies')}</p>
      <p class="hint">{say('settings.mailHook')}</p>
      <p>
        <code dir="ltr">POST {origin}/v1/mail</code>
      </p>
      {!replyTo && <Options names={['DESKBELL_MAIL_REPLY_TO', 'DESKBELL_MAIL_IN_SECRET']} />}
    </Part>
  )
}

/** What to set where the server starts. */
function Options({ names }: { names: readonly string[] }) {
  const { say } = useDesk()
  return (
    <>
      <p class="hint">{say('settings.mailHow')}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <code dir="ltr">{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
