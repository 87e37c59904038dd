import type { VisitorContext } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'

/** What the shopper filled in and need not be asked again. */
export function Details({ topic, details }: { topic: string | null; details: VisitorContext['details'] }) {
  const { say } = useDesk()
  if (!topic && details.length === 0) return null
  return (
    <section aria-labelledby="told-title">
      <h3 id="told-title">{say('shopper.details')}</h3>
      <dl class="facts">
        {topic && (
          <div>
            <dt>{say('shopper.topic')}</dt>
            <dd dir="auto">{topic}</dd>
          </div>
        )}
        {details.map(({ field, label, value }) => (
          <div key={field}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
