import { type Answer, PROTOCOL_VERSION, refuse, type VisitorAnswers, type VisitorInput } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { keepProven } from '../identity/profile.ts'
import { type ProvenPerson, verifyIdentity } from '../identity/verify-identity.ts'
import { readAvailability } from '../presence/availability.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { allOfVisitor, toVisitorConversation } from '../store/conversations.ts'
import { knownDetails } from '../store/details.ts'
import { addToken, bindSub, dropToken, joinedTo, moveHistory, proveToken, visitorBySub } from '../store/identities.ts'
import { isErasedToken } from '../store/privacy.ts'
import type { Sql } from '../store/sql.ts'
import { createVisitor, seeVisitor, type VisitorRow, visitorByToken } from '../store/visitors.ts'

/** After this long away, coming back is another visit. */
const visitMs = 30 * 60_000
/** Whoever was seen so lately need not be written down again. */
const freshMs = 60_000
/** A token that nobody used for so long opens nothing any more. */
const idleMs = 180 * 24 * 3600_000
/** How long a device of a proven person comes in by its token alone: as long as a shop's own sign-in may last. */
const provenMs = 7 * 24 * 3600_000

type Input = VisitorInput<'session:start'>
interface Found {
  id: string
  token: string
  /** Hash of the token that the device had and that opens nothing any more. */
  dropped: string | null
}

/** A visitor as a device is let in. */
export interface LetIn {
  who: VisitorWho
  token: string
  person: ProvenPerson | null
  dropped: string | null
}

async function newcomer(deps: Deps, sql: Sql, input: Input, device: string | null): Promise<Found> {
  const made = { id: deps.newId(), token: deps.newToken() }
  const { site, locale } = input
  const row = { id: made.id, hash: hashSecret(made.token), site, locale, device, at: deps.clock.now() }
  await createVisitor(sql, row)
  return { ...made, dropped: null }
}

/** The visitor of the device's token, as long as it counts. */
async function holder(deps: Deps, sql: Sql, { site, token }: Input): Promise<VisitorRow | undefined> {
  const row = token === null ? undefined : await visitorByToken(sql, site, hashSecret(token))
  return row && row.seen_at > deps.clock.now() - idleMs ? row : undefined
}

async function see(deps: Deps, sql: Sql, row: VisitorRow, { locale }: Input, device: string | null): Promise<void> {
  const at = deps.clock.now()
  await seeVisitor(sql, { id: row.id, locale, device, at, newVisit: at - row.seen_at > visitMs })
}

/** That she is here again is written when there is time: nobody waits for a disk to come in, least of all a crowd. */
function seeLater(deps: Deps, row: VisitorRow, input: Input, device: string | null): void {
  const lately = row.seen_at > deps.clock.now() - freshMs
  if (lately && row.locale === input.locale && row.device === device) return
  void deps.db.write((sql) => see(deps, sql, row, input, device), row.id).catch(deps.onError)
}

/** By token alone. Somebody whose identity was proven must have been so lately, and where the site wants it, now. */
async function returning(deps: Deps, input: Input, token: string, device: string | null): Promise<Found | null> {
  const row = await holder(deps, deps.db.read, input)
  if (!row) return null
  const wanted = deps.sites.get(input.site)?.identity?.require ?? false
  const proven = row.sub === null || (!wanted && row.proven_at > deps.clock.now() - provenMs)
  if (!proven) return null
  seeLater(deps, row, input, device)
  return { id: row.id, token, dropped: null }
}

/** A device of this person gets a token of its own; the one it had opens nothing any more. */
async function newToken(deps: Deps, sql: Sql, who: { id: string; site: string }): Promise<string> {
  const token = deps.newToken()
  await addToken(sql, who, hashSecret(token), deps.clock.now())
  return token
}

/**
 * By proof. The history of a device without identity becomes the person's; that of another person stays theirs, and
 * this device loses it.
 */
async function proven(deps: Deps, sql: Sql, input: Input, person: ProvenPerson, device: string | null): Promise<Found> {
  const { site, token } = input
  const here = await holder(deps, sql, input)
  const known = await visitorBySub(sql, site, person.sub)
  if (here && token !== null && known?.id === here.id) {
    await proveToken(sql, hashSecret(token), deps.clock.now())
    await see(deps, sql, here, input, device)
    return { id: here.id, token, dropped: null }
  }
  const dropped = here && token !== null ? hashSecret(token) : null
  if (here && dropped !== null) await dropToken(sql, { id: here.id, site }, dropped)
  const id = await personOf(deps, sql, input, person.sub, {
    known,
    anonymous: here?.sub === null ? here : null,
    device,
  })
  return { id, token: await newToken(deps, sql, { id, site }), dropped }
}

interface Candidates {
  /** The visitor who was this person before. */
  known: { id: string } | undefined
  /** Who is at the device, without an identity. */
  anonymous: VisitorRow | null
  device: string | null
}

/** The visitor that is this person from now on. */
async function personOf(deps: Deps, sql: Sql, input: Input, sub: string, { known, anonymous, device }: Candidates) {
  const { site } = input
  if (anonymous && !known && (await bindSub(sql, { id: anonymous.id, site }, sub))) {
    await see(deps, sql, anonymous, input, device)
    return anonymous.id
  }
  const { id } = known ?? (await newPerson(deps, sql, input, sub, device))
  if (anonymous) await moveHistory(sql, { id: anonymous.id, site }, { id, site })
  return id
}

async function newPerson(deps: Deps, sql: Sql, input: Input, sub: string, device: string | null) {
  const made = await newcomer(deps, sql, input, device)
  // Its first token is nobody's: the device gets one that is known to be a proven person's.
  await dropToken(sql, { id: made.id, site: input.site }, hashSecret(made.token))
  await bindSub(sql, { id: made.id, site: input.site }, sub)
  return made
}

/** Whether the token was one of somebody who was erased: the device has to forget, too, before it is anybody again. */
const isErased = async (deps: Deps, { site, token }: Input): Promise<boolean> =>
  token !== null && (await isErasedToken(deps.db.read, site, hashSecret(token)))

async function byProof(deps: Deps, input: Input, device: string | null): Promise<Answer<LetIn>> {
  const { site, locale, identity } = input
  const rules = deps.sites.get(site)?.identity ?? null
  const verified = await verifyIdentity(rules, identity!, { site, now: deps.clock.now() })
  if (!verified.ok) return refuse('identity_rejected', { field: verified.fault })
  const { person } = verified
  const found = await deps.db.write(async (sql) => {
    const one = await proven(deps, sql, input, person, device)
    await keepProven(sql, { id: one.id, site }, person, deps.clock.now())
    return one
  }, `sub ${site} ${person.sub}`)
  return { ok: true, who: { id: found.id, site, locale }, token: found.token, person, dropped: found.dropped }
}

/** Finds out which visitor this is. A token of nobody is never adopted: tokens are made here only. */
export async function findVisitor(deps: Deps, input: Input, device: string | null): Promise<Answer<LetIn>> {
  if (input.version !== PROTOCOL_VERSION) return refuse('unsupported_version')
  if (!deps.sites.has(input.site)) return refuse('not_found')
  if (input.identity) return (await isErased(deps, input)) ? refuse('erased') : byProof(deps, input, device)
  const { token } = input
  const found =
    token === null
      ? await deps.db.write((sql) => newcomer(deps, sql, input, device))
      : await returning(deps, input, token, device)
  if (!found) return refuse((await isErased(deps, input)) ? 'erased' : 'unauthorized')
  const who = { id: found.id, site: input.site, locale: input.locale }
  return { ok: true, who, token: found.token, person: null, dropped: null }
}

/** What the visitor's device is told first. */
export async function readSession(deps: Deps, { who, token, person }: LetIn): Promise<VisitorAnswers['session:start']> {
  const conversations = (await allOfVisitor(deps.db.read, who)).map(toVisitorConversation)
  const [details, availability] = await Promise.all([knownDetails(deps.db.read, who), readAvailability(deps, who.site)])
  const forMs = person?.expiresAt == null ? null : Math.max(0, person.expiresAt - deps.clock.now())
  const identity = person && { id: person.sub, name: person.name, forMs }
  const joined = person ? await joinedTo(deps.db.read, who) : []
  return { visitor: who.id, token, conversations, details, identity, joined, ...availability }
}

/** The device is no longer the visitor's. */
export const endVisit = async (deps: Deps, who: VisitorWho, token: string): Promise<void> =>
  deps.db.write((sql) => dropToken(sql, who, hashSecret(token)), hashSecret(token))
