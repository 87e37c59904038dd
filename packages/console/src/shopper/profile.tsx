import type { Profile } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'

/** What the shop said of its shopper; whether it was proven stands beside the name. */
export function ProfilePart({ profile }: { profile: Profile }) {
  const { say } = useDesk()
  const { id, email, attributes, labels } = profile
  const facts: [string, string][] = [
    ...(email === null ? [] : ([[say('signIn.email'), email]] as [string, string][])),
    ...(id === null ? [] : ([[say('shopper.shopId'), id]] as [string, string][])),
    ...Object.entries(attributes),
  ]
  if (facts.length === 0 && labels.length === 0) return null
  return (
    <section aria-labelledby="profile-title">
      <h3 id="profile-title">{say('shopper.profile')}</h3>
      {!profile.verified && <p class="hint">{say('shopper.claimed')}</p>}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {labels.length > 0 && (
        <ul class="labels" aria-label={say('shopper.labels')}>
          {labels.map((label) => (
            <li key={label} class="tag" dir="auto">
              {label}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
