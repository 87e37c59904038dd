import type { ConsentGiven } from '@deskbell/protocol'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** What the shopper agreed to or took back, and when. */
export function Consents({ consents }: { consents: readonly ConsentGiven[] }) {
  const { say, locale, now } = useDesk()
  if (consents.length === 0) return null
  return (
    <section aria-labelledby="consent-title">
      <h3 id="consent-title">{say('consent.title')}</h3>
      <dl class="facts">
        {consents.map(({ to, text, given, at }) => (
          <div key={to}>
            <dt dir="auto">{text ?? say('signIn.email')}</dt>
            <dd>{say(given ? 'consent.given' : 'consent.withdrawn', { moment: sayMoment(locale, at, now.value) })}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
