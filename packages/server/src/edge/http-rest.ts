import { type Answer, parse, type RestName, type RestRoute, refuse, restRoutes } from '@deskbell/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GenericSchema } from 'valibot'
import type { Deps } from '../deps.ts'
import type { Limiter } from '../limiter.ts'
import { maskCards } from '../privacy/mask-cards.ts'
import { findKey, type KeyWho } from '../rest/api-keys.ts'
import { restHandlers } from '../rest/handlers.ts'
import { describeApi } from '../rest/openapi.ts'
import { bearerOf } from './bearer.ts'
import { refuseHttp } from './http-refusal.ts'
import { isModest } from './modest.ts'

export interface RestDoor {
  deps: Deps
  /** Requests of each key. */
  limit: Limiter
}

/** Whose key this is, and whether it may do this now. */
async function admit({ deps, limit }: RestDoor, request: FastifyRequest, route: RestRoute): Promise<Answer<KeyWho>> {
  const token = bearerOf(request.headers.authorization)
  const who = token === null ? null : await findKey(deps, token)
  if (!who) return refuse('unauthorized')
  const afterMs = limit.take(who.key)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  return who.scopes.includes(route.scope) ? { ok: true, ...who } : refuse('forbidden', { field: route.scope })
}

/** The parts of the request by their schemas, or the refusal that names the first wrong field. */
function read(route: RestRoute, request: FastifyRequest): Answer<{ input: Record<string, unknown> }> {
  const input: Record<string, unknown> = { path: {}, query: {}, body: {} }
  const given: [string, GenericSchema | undefined, unknown][] = [
    ['path', route.path, request.params],
    ['query', route.query, request.query],
    ['body', route.body, request.body],
  ]
  if (!isModest(request.body)) return refuse('too_large', { field: 'body' })
  for (const [part, schema, value] of given) {
    if (!schema) continue
    const parsed = parse(schema, value)
    if (!parsed.ok) {
      const { field, tooLarge } = parsed.problem
      return refuse(tooLarge ? 'too_large' : 'bad_request', { field: field || part })
    }
    input[part] = part === 'body' ? maskCards(parsed.value) : parsed.value
  }
  return { ok: true, input }
}

async function answer(door: RestDoor, name: RestName, request: FastifyRequest): Promise<Answer<object>> {
  const route: RestRoute = restRoutes[name]
  const admitted = await admit(door, request, route)
  if (!admitted.ok) return admitted
  const given = read(route, request)
  return given.ok ? restHandlers[name](door.deps, admitted, given.input as never) : given
}

/** The HTTP interface for programs of a shop. Browsers of other origins cannot read it: keys belong on servers. */
export function routeRest(http: FastifyInstance, door: RestDoor): void {
  const description = JSON.stringify(describeApi())
  http.get('/v1/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json').send(description),
  )
  for (const [name, { method, url }] of Object.entries(restRoutes)) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const result = await answer(door, name as RestName, request)
      if (result.ok) return reply.header('cache-control', 'no-store').send(result)
      const { code, retry: _, ...more } = result.error
      return refuseHttp(reply, code, more)
    }
    http.route({ method, url: url.replaceAll(/\{(\w+)\}/g, ':$1'), handler })
  }
}
