import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Pages } from '../options.ts'
import type { Database } from '../store/sql.ts'
import type { DoorState } from './door.ts'
import { refuseHttp } from './http-refusal.ts'

/** An error of the framework as a code of the table. */
function codeOf({ statusCode = 500 }: Partial<FastifyError>) {
  if (statusCode === 413) return 'too_large'
  return statusCode >= 400 && statusCode < 500 ? 'bad_request' : 'unavailable'
}

function routeHealth(http: FastifyInstance, db: Database, state: DoorState): void {
  http.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  http.get('/readyz', async (_request, reply) => {
    if (state.draining) return refuseHttp(reply, 'draining')
    await db.read.get('select 1 as ready')
    return reply.header('cache-control', 'no-store').send({ ok: true })
  })
}

/** Hands a request to the shop's pages, body unread. */
export async function answerByPages(pages: Pages, request: FastifyRequest, reply: FastifyReply, state: DoorState) {
  reply.hijack()
  const { raw: response } = reply
  try {
    if (await pages(request.raw, response)) return
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
  } catch (err) {
    state.log.error({ errorId: randomUUID(), err }, 'a page failed')
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
}

/** How long a request may take to arrive, its head and all of it, and how often that is looked at, milliseconds. */
export interface Patience {
  headMs: number
  wholeMs: number
  lookMs: number
}
/** Long enough for the largest file on a slow phone. */
const patient: Patience = { headMs: 10_000, wholeMs: 120_000, lookMs: 5000 }

/** An HTTP server that answers with codes only; what is none of ours goes to `pages`, untouched. */
export function createHttp(
  db: Database,
  pages: Pages | null,
  state: DoorState,
  { headMs, wholeMs, lookMs }: Patience = patient,
): FastifyInstance {
  const http = Fastify({
    ...{ logger: false, bodyLimit: 65_536, forceCloseConnections: true, requestTimeout: wholeMs },
    http: { headersTimeout: headMs, requestTimeout: wholeMs, connectionsCheckingInterval: lookMs },
  })
  http.addHook('onRequest', async (request, reply) => {
    // Before a body is read: a page may want to read it itself.
    if (request.is404 && pages) return answerByPages(pages, request, reply, state)
    reply.header('x-content-type-options', 'nosniff')
  })
  http.setNotFoundHandler((_request, reply) => refuseHttp(reply, 'not_found'))
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    const code = codeOf(error)
    if (code === 'unavailable') state.log.error({ errorId: randomUUID(), err: error }, 'a request failed')
    return refuseHttp(reply, code)
  })
  routeHealth(http, db, state)
  return http
}
