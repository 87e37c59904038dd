import type { Person } from '@deskbell/client'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createPerson, type Identity, readIdentity, readProfile } from '@deskbell/client/identity'
import type { Shell } from '../launcher/shell.ts'
import type { Panel } from '../seams.ts'

const report = (text: string) => console.warn(`deskbell: ${text}`)

/** Hears who the page says its shopper is; loaded only where a page says so. */
export function hearPeople(shell: Pick<Shell, 'emit' | 'get'>, panel: Pick<Panel, 'setPerson'>) {
  let person: Person | null = null
  /** As the page says. */
  let user: unknown = null
  const { get } = shell
  shell.get = (key) => (key === 'user' ? user : get?.(key))
  function become(identity: Identity): void {
    person = createPerson(identity, {
      clock: systemClock,
      report,
      onProven: (id) => shell.emit('identity:changed', { user: { id } }),
      onRejected: (reason) => shell.emit('identity:rejected', { reason }),
    })
    panel.setPerson(person)
  }
  return {
    identify(given: unknown, proof: unknown) {
      user = given
      become(readIdentity(given, proof, report))
    },
    set(facts: unknown) {
      const profile = readProfile(facts, report)
      if (person) person.add(profile)
      else become({ profile })
    },
    leave() {
      user = null
      person = null
    },
  }
}
