import { type Answer, PROTOCOL_VERSION, refuse, type VisitorAnswers, type VisitorInput } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { readAvailability } from '../presence/availability.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { allOfVisitor, toVisitorConversation } from '../store/conversations.ts'
import { knownDetails } from '../store/details.ts'
import type { Sql } from '../store/sql.ts'
import { createVisitor, seeVisitor, visitorByToken } from '../store/visitors.ts'

/** After this long away, coming back is another visit. */
const visitMs = 30 * 60_000

type Input = VisitorInput<'session:start'>
type Found = { id: string; token: string }

async function returning(
  deps: Deps,
  sql: Sql,
  input: Input,
  token: string,
  device: string | null,
): Promise<Found | null> {
  const row = await visitorByToken(sql, input.site, hashSecret(token))
  if (!row) return null
  const at = deps.clock.now()
  await seeVisitor(sql, { id: row.id, locale: input.locale, device, at, newVisit: at - row.seen_at > visitMs })
  return { id: row.id, token }
}

async function newcomer(deps: Deps, sql: Sql, input: Input, device: string | null): Promise<Found> {
  const made = { id: deps.newId(), token: deps.newToken() }
  const { site, locale } = input
  const row = { id: made.id, hash: hashSecret(made.token), site, locale, device, at: deps.clock.now() }
  await createVisitor(sql, row)
  return made
}

/** Finds out which visitor this is. A token of nobody is never adopted: tokens are made here only. */
export async function findVisitor(
  deps: Deps,
  input: Input,
  device: string | null,
): Promise<Answer<{ who: VisitorWho; token: string }>> {
  if (input.version !== PROTOCOL_VERSION) return refuse('unsupported_version')
  if (!deps.sites.has(input.site)) return refuse('not_found')
  const { token } = input
  const found =
    token === null
      ? await deps.db.write((sql) => newcomer(deps, sql, input, device))
      : await deps.db.write((sql) => returning(deps, sql, input, token, device), hashSecret(token))
  if (!found) return refuse('unauthorized')
  return { ok: true, who: { id: found.id, site: input.site, locale: input.locale }, token: found.token }
}

/** What the visitor's device is told first. */
export async function readSession(
  deps: Deps,
  who: VisitorWho,
  token: string,
): Promise<VisitorAnswers['session:start']> {
  const conversations = (await allOfVisitor(deps.db.read, who)).map(toVisitorConversation)
  const [details, availability] = await Promise.all([
    knownDetails(deps.db.read, who),
    readAvailability(deps.presence, who.site),
  ])
  return { visitor: who.id, token, conversations, details, ...availability }
}
