import type { Person } from '@deskbell/client'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createPerson, type Identity, readIdentity, readProfile } from '@deskbell/client/identity'
import type { Shell } from '../launcher/shell.ts'
import type { Panel, Said } from '../seams.ts'

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
  const add = (profile: ReturnType<typeof readProfile>) => (person ? person.add(profile) : become({ profile }))
  return {
    /** Takes what the page said of the shopper, in its order. */
    hear(news: readonly Said[]) {
      for (const [verb, given, proof] of news) {
        if (verb === 'identify') {
          user = given
          become(readIdentity(given, proof, report))
        } else add(readProfile(given, report))
      }
    },
    leave() {
      user = null
      person = null
    },
  }
}
