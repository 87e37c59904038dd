import type { Attributes, Proof, Shopper } from '../launcher/verbs.ts'
import { recordOf, type Target } from './shim.ts'

/** Of what a page passes, the facts that can be kept: words, numbers, yes and no. */
export const factsOf = (value: unknown): Attributes =>
  Object.fromEntries(
    Object.entries(recordOf(value)).filter(([, fact]) => /^(string|number|boolean)$/.test(typeof fact)),
  ) as Attributes

/** Who the shopper is, said bit by bit as other vendors' calls do; each bit stays until it is said anew or taken away. */
export interface Person {
  is(more: Omit<Shopper, 'attributes'>, attributes?: Attributes, proof?: Proof): void
  has(attributes: Attributes): void
  hasNo(attribute: string): void
  talksAbout(facts: Attributes): void
  talksNotAbout(fact: string): void
  label(...labels: readonly unknown[]): void
  unlabel(...labels: readonly unknown[]): void
  leave(): Promise<void>
}

export function createPerson(deskbell: Target): Person {
  let user: Shopper = {}
  let attributes: Attributes = {}
  let conversation: Attributes = {}
  let labels: string[] = []
  const person: Person = {
    is(more, further = {}, proof) {
      const given = Object.entries(more).filter(([, value]) => value !== undefined && value !== '')
      user = { ...user, ...Object.fromEntries(given) }
      attributes = { ...attributes, ...further }
      void deskbell.identify({ ...user, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) }, proof)
    },
    has(more) {
      attributes = { ...attributes, ...more }
      void deskbell.set({ attributes })
    },
    hasNo(name) {
      const { [name]: _, ...rest } = attributes
      attributes = rest
      void deskbell.set({ attributes })
    },
    talksAbout(more) {
      conversation = { ...conversation, ...more }
      void deskbell.set({ conversation })
    },
    talksNotAbout(name) {
      const { [name]: _, ...rest } = conversation
      conversation = rest
      void deskbell.set({ conversation })
    },
    label(...more) {
      labels = [...new Set([...labels, ...more.map(String)])]
      void deskbell.set({ labels })
    },
    unlabel(...less) {
      labels = labels.filter((label) => !less.includes(label))
      void deskbell.set({ labels })
    },
    leave() {
      user = {}
      attributes = {}
      conversation = {}
      labels = []
      return deskbell.logout()
    },
  }
  return person
}

/** A proof out of what vendors call a hash or a token of the user. */
export const proofOf = (userHash: unknown, token?: unknown): Proof | undefined =>
  typeof token === 'string' && token !== ''
    ? { token }
    : typeof userHash === 'string' && userHash !== ''
      ? { userHash }
      : undefined

/** A text or a number as an id; nothing else is one. */
export const idOf = (value: unknown): string | undefined =>
  /^(string|number)$/.test(typeof value) ? String(value) : undefined
/** The text, where it is one. */
export const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
