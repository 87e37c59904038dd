import * as v from 'valibot'
import { ShortId } from './ids.ts'
import { limits } from './limits.ts'
import { type Role, roles } from './rights.ts'

/** A password has this many characters or more. */
export const passwordLength = 12
export const Password = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
/** Six digits, as an authenticator app shows them; spaces between are no fault. */
export const TotpCode = v.pipe(v.string(), v.maxLength(20))

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.name))
const Email = v.pipe(v.string(), v.trim(), v.regex(/^\S+@\S+$/), v.maxLength(limits.email))

/** A person of the team, as administrators see them. */
export interface Member {
  id: string
  name: string
  email: string
  role: Role
  /** `invited` has not signed in yet. */
  state: 'invited' | 'active' | 'disabled'
  /** Whether a second factor is asked for. */
  totp: boolean
  signedInAt: number | null
}

export const MemberInvite = v.object({ name: Name, email: Email, role: v.picklist(roles) })
export type MemberInvite = v.InferOutput<typeof MemberInvite>
export const MemberChange = v.object({
  agent: ShortId,
  role: v.optional(v.picklist(roles)),
  disabled: v.optional(v.boolean()),
})
export type MemberChange = v.InferOutput<typeof MemberChange>
export const MemberLink = v.object({ agent: ShortId })
export const TeamList = v.object({})

/** Where somebody is signed in. */
export interface AgentSession {
  id: string
  device: string | null
  at: number
  seenAt: number
  /** The one that asks. */
  current: boolean
}

/** An agent's own account. */
export interface Account {
  email: string
  role: Role
  hasPassword: boolean
  /** `unavailable` where this server keeps no key for the secrets. */
  totp: 'on' | 'off' | 'unavailable'
  sessions: AgentSession[]
}

export const AccountRead = v.object({})
export const PasswordSet = v.object({ current: v.nullable(Password), password: Password })
export type PasswordSet = v.InferOutput<typeof PasswordSet>
export const TotpBegin = v.object({})
export const TotpConfirm = v.object({ sealed: v.pipe(v.string(), v.maxLength(1000)), code: TotpCode })
export const TotpRemove = v.object({ password: v.nullable(Password), code: TotpCode })
/** One session by its id, all others, or all. */
export const SessionEnd = v.object({ session: ShortId })
export const otherSessions = 'others'
export const allSessions = 'all'
