import type { WebhookDelivery } from '@deskbell/protocol'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { sayOutcome } from './say-outcome.ts'

/** What was sent to one address lately, and how it went. */
export function Deliveries({ webhook }: { webhook: string }) {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('delivery:list', { webhook })
  const deliveries = asked.value.value?.deliveries
  const replay = async ({ event }: WebhookDelivery) => {
    const answer = await client.ask('delivery:replay', { webhook, event })
    if (answer.ok) asked.again()
    else announce(sayRefusal(say, answer.error))
  }
  if (!deliveries) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <div class="deliveries">
      <button type="button" onClick={asked.again}>
        {say('webhooks.refresh')}
      </button>
      {deliveries.length === 0 && <p class="hint">{say('webhooks.nothingSent')}</p>}
      <ul class="rows">
        {deliveries.map((delivery) => (
          <li key={delivery.event}>
            <One delivery={delivery} />
            {delivery.state !== 'waiting' && (
              <div class="buttons">
                <button type="button" onClick={() => void replay(delivery)}>
                  {say('webhooks.replay')}
                  <span class="vh"> {delivery.type}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function One({ delivery: { type, at, state, tries, nextAt, outcome } }: { delivery: WebhookDelivery }) {
  const { say, locale, now } = useDesk()
  const facts = [
    say(`delivery.${state}`),
    ...(outcome ? [sayOutcome(say, outcome)] : []),
    ...(tries > 1 ? [say('webhooks.tries', { count: tries })] : []),
    ...(nextAt !== null && nextAt > now.value
      ? [say('webhooks.next', { moment: sayMoment(locale, nextAt, now.value) })]
      : []),
  ]
  return (
    <div class="row-text">
      <code>{type}</code> <span class="hint">{sayMoment(locale, at, now.value)}</span>
      <p class="hint">{facts.join(' · ')}</p>
    </div>
  )
}
