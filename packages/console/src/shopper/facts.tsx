import { useDesk } from '../use-desk.ts'

/** What the page says of the conversation itself, such as the order that it is about. */
export function Facts({ facts }: { facts: Readonly<Record<string, string>> }) {
  const { say } = useDesk()
  const told = Object.entries(facts)
  if (told.length === 0) return null
  return (
    <section aria-labelledby="facts-title">
      <h3 id="facts-title">{say('shopper.facts')}</h3>
      <dl class="facts">
        {told.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
