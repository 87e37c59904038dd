import type { AgentSession } from '@deskbell/protocol'
import { allSessions, otherSessions } from '@deskbell/protocol'
import { sayRefusal } from '../settings/say-refusal.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import type { OwnAccount } from './account-section.tsx'

/** Where one is signed in, and how to end that. */
export function Sessions({ account, onChanged }: OwnAccount) {
  const { say, client, announce } = useDesk()
  const end = async (session: string) => {
    const answer = await client.ask('session:end', { session })
    if (answer.ok) {
      onChanged(answer.account)
      announce(say('account.sessionEnded'))
    } else announce(sayRefusal(say, answer.error))
  }
  return (
    <>
      <ul class="rows">
        {account.sessions.map((session) => (
          <li key={session.id}>
            <Session session={session} />
            {!session.current && (
              <button type="button" onClick={() => void end(session.id)}>
                {say('account.endSession')}
                <span class="vh"> {session.device ?? say('account.unknownDevice')}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="buttons">
        {account.sessions.length > 1 && (
          <button type="button" onClick={() => void end(otherSessions)}>
            {say('account.endOthers')}
          </button>
        )}
        <button type="button" onClick={() => void end(allSessions)}>
          {say('account.endAll')}
        </button>
      </div>
    </>
  )
}

function Session({ session }: { session: AgentSession }) {
  const { say, locale, now } = useDesk()
  const moment = (at: number) => sayMoment(locale, at, now.value)
  return (
    <div class="row-text">
      <b>{session.device ?? say('account.unknownDevice')}</b>
      <p class="hint">
        {say('account.since', { moment: moment(session.at) })} ·{' '}
        {session.current ? say('account.here') : say('account.seen', { moment: moment(session.seenAt) })}
      </p>
    </div>
  )
}
