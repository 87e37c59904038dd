import type { IdentityProof, ProfileSet } from '@deskbell/protocol'
import { createTold, type Told } from '../told.ts'
import type { Clock, Person, PersonLink } from '../types.ts'

/** What a page says of its shopper, as it came: checked here, since pages say anything. */
export interface Identity {
  profile: ProfileSet
  /** What the shop's server signed, or how to get it. */
  token?: string | (() => unknown)
  userHash?: string
}

export interface PersonDeps {
  clock: Clock
  /** Who was proven; told once for each. */
  onProven(id: string): void
  onRejected(reason: string): void
  report(text: string): void
}

/** A proof is renewed so long before it runs out, milliseconds. */
const earlyMs = 30_000
/** After a failure to get one. */
const againMs = 30_000

/** Somebody whom the page knows: brings the proof at each start, renews it in time, and keeps the server's knowledge at the newest. */
export function createPerson({ profile, token, userHash }: Identity, deps: PersonDeps): Person {
  const { clock } = deps
  let link: PersonLink | null = null
  let told: Told | null = null
  /** Got and not run out. */
  let fresh: string | null = typeof token === 'string' ? token : null
  /** Refused for good: goes on without. */
  let over = false
  let asked = false
  let proven = ''
  let cancel = () => {}
  const wait = (ms: number) => {
    cancel()
    cancel = clock.after(ms, () => {
      fresh = null
      if (typeof token === 'function') link?.restart()
    })
  }

  async function fetchToken(get: () => unknown): Promise<string | null> {
    try {
      const got = await get()
      if (typeof got === 'string' && got !== '') return got
      throw new Error('it gave no text')
    } catch (error) {
      deps.report(`the identity token could not be had: ${error}`)
      wait(againMs)
      return null
    }
  }
  function reject(reason: string): void {
    over = true
    deps.onRejected(reason)
  }

  return {
    proves: token !== undefined || userHash !== undefined,
    async proof(): Promise<IdentityProof | undefined> {
      if (over) return undefined
      if (userHash !== undefined && profile.id !== undefined) return { id: profile.id, userHash }
      if (typeof token === 'function') fresh ??= await fetchToken(token)
      return fresh === null ? undefined : { token: fresh }
    },
    started({ identity }) {
      asked = false
      if (!identity) return
      if (identity.forMs !== null) wait(Math.max(1000, identity.forMs - earlyMs))
      if (proven !== identity.id) deps.onProven(identity.id)
      proven = identity.id
    },
    refused(reason) {
      fresh = null
      // A token may run out on its way: one more is asked for, once.
      if (typeof token === 'function' && reason === 'expired' && !asked) asked = true
      else reject(reason)
    },
    join(to) {
      link = to
      const { id, name, email, ...rest } = profile
      const now = () => (over ? rest : profile)
      told = createTold({
        ready: to.ready,
        now,
        async send(value) {
          const answer = await to.request('profile:set', value)
          if (!answer.ok && answer.error.code === 'identity_rejected') reject(answer.error.field ?? 'unproven')
          return answer
        },
      })
      return to.ready.subscribe((is) => is && told?.again())
    },
    /** Further facts; each counts until the next. */
    add(more) {
      Object.assign(profile, more)
      told?.update()
    },
    stop() {
      over = true
      link = null
      cancel()
    },
  }
}
