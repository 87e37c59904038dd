import type { Person } from '@deskbell/client'
import { systemClock } from '@deskbell/client/edge/system-clock'
import { createPerson, type Identity, readIdentity, readProfile } from '@deskbell/client/identity'
import type { Shell } from '../launcher/shell.ts'
import type { Panel, Said } from '../seams.ts'

const report = (text: string) => console.warn(`deskbell: ${text}`)

/**
 * Hears who the page says its shopper is; loaded only where a page says so.
 *
 * @param heard how much of what was said is not to be heard: it was of somebody who left
 */
export function hearPeople(shell: Pick<Shell, 'emit' | 'get' | 'said'>, panel: Pick<Panel, 'setPerson'>, heard = 0) {
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
  function take(...[verb, given, proof]: Said): void {
    if (verb === 'identify') {
      const identity = readIdentity(given, proof, report)
      user = given
      become(identity)
    } else if (verb === 'set') {
      const profile = readProfile(given, report)
      // A cart is nobody's name.
      if (Object.keys(profile).length > 0) add(profile)
    }
  }
  const add = (profile: ReturnType<typeof readProfile>) => (person ? person.add(profile) : become({ profile }))
  return {
    /** Takes what the page said of the shopper since, in its order. */
    hear() {
      for (const [verb, given, proof] of shell.said.slice(heard)) {
        heard++
        try {
          take(verb, given, proof)
        } catch (problem) {
          // Pages pass anything, also what throws when it is read.
          report(`${verb} could not be read and was left out: ${problem}`)
        }
      }
    },
    leave() {
      user = null
      person = null
    },
  }
}
