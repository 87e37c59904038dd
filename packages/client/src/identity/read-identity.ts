import { limits, type ProfileSet } from '@deskbell/protocol'
import type { Identity } from './create-person.ts'

type Check = (value: unknown) => boolean
const short =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= most
const own = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const isFact: Check = (value) =>
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  (typeof value === 'string' && value.length <= limits.attributeLength)

const areFacts: Check = (value) => {
  const facts = Object.entries(own(value))
  return (
    Object(value) === value &&
    facts.length <= limits.attributes &&
    facts.every(([key, fact]) => short(64)(key) && isFact(fact))
  )
}

/** What the server takes; the same limits as `ProfileSet`. */
const checks: Record<keyof ProfileSet, Check> = {
  id: short(limits.id),
  name: short(limits.name),
  email: short(limits.email),
  attributes: areFacts,
  conversation: areFacts,
  labels: (value) => Array.isArray(value) && value.length <= limits.attributes && value.every(short(40)),
}

/** Only the fields that are known and right; what is wrong is named and left out. */
export function readProfile(given: unknown, report: (text: string) => void): ProfileSet {
  const fields = own(given)
  if (typeof fields.id === 'number') fields.id = String(fields.id)
  const right: Record<string, unknown> = {}
  for (const [key, check] of Object.entries(checks)) {
    const value = fields[key]
    if (value === undefined || value === null) continue
    if (check(value)) right[key] = value
    else report(`${key} is wrong or too long and was left out`)
  }
  return right as ProfileSet
}

/** What `identify(user, proof)` was given. */
export function readIdentity(user: unknown, proof: unknown, report: (text: string) => void): Identity {
  const { token, userHash } = own(proof)
  return {
    profile: readProfile(user, report),
    ...(typeof token === 'string' || typeof token === 'function' ? { token: token as string | (() => unknown) } : {}),
    ...(typeof userHash === 'string' ? { userHash } : {}),
  }
}
