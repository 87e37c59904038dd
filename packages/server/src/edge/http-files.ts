import { Cid, parse, type refuse, SiteKey } from '@deskbell/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Deps } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { type Uploader, uploadFile } from '../files/upload.ts'
import type { Options } from '../options.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { findAgent } from '../sign-in/sign-in.ts'
import { fileById } from '../store/files.ts'
import { visitorByToken } from '../store/visitors.ts'
import { allowOrigin } from './allow-origin.ts'
import { bearerOf } from './bearer.ts'
import type { Crowd } from './crowd.ts'
import { refuseHttp } from './http-refusal.ts'
import { readBody } from './read-body.ts'
import { isSameOrigin } from './same-origin.ts'
import { readCookie } from './session-cookie.ts'

const Query = v.object({
  cid: Cid,
  name: v.pipe(v.string(), v.maxLength(1000)),
  /** Which site a visitor's token is of. */
  site: v.optional(SiteKey),
})

export interface FilesDoor {
  deps: Deps
  options: Pick<Options, 'publicUrl' | 'uploadStallMs'>
  secure: boolean
  crowd: Pick<Crowd, 'uploadWait'>
}

/** Who sends the file: a visitor by her token, or an agent by the session of our own pages. */
async function findUploader(door: FilesDoor, request: FastifyRequest, site = ''): Promise<Uploader | null> {
  const { deps } = door
  const token = bearerOf(request.headers.authorization)
  if (token !== null) {
    const visitor = await visitorByToken(deps.db.read, site, hashSecret(token))
    return visitor ? { site, sender: `visitor:${visitor.id}`, isVisitor: true } : null
  }
  if (!isSameOrigin(request.headers, door.options.publicUrl)) return null
  const agent = await findAgent(deps, readCookie(request.headers.cookie, door.secure))
  return agent && { site: agent.site, sender: `agent:${agent.id}`, isVisitor: false }
}

/** What was not read of a body must not be taken for the next request. */
const refuseUnread = (reply: FastifyReply, code: Parameters<typeof refuse>[0], more = {}) =>
  refuseHttp(reply.header('connection', 'close'), code, more)

async function upload(door: FilesDoor, request: FastifyRequest, reply: FastifyReply) {
  const { deps, options } = door
  const query = parse(Query, request.query)
  if (!query.ok) return refuseUnread(reply, 'bad_request', { field: query.problem.field })
  if (request.headers['content-encoding']) return refuseUnread(reply, 'bad_request', { field: 'content-encoding' })
  const who = await findUploader(door, request, query.value.site)
  if (!who) return refuseUnread(reply, 'unauthorized')
  const afterMs = who.isVisitor ? door.crowd.uploadWait(request.raw) : 0
  if (afterMs > 0) return refuseUnread(reply, 'rate_limited', { afterMs })
  const most = deps.sites.get(who.site)?.config.files?.maxBytes ?? 0
  const said = Number(request.headers['content-length'] ?? 0)
  if (said > most) return refuseUnread(reply, 'too_large', { field: 'file' })
  const body = await readBody(request.raw, most, options.uploadStallMs)
  if (!body.ok) return refuseUnread(reply, body.code, { field: 'file' })
  const declared = request.headers['content-type'] ?? ''
  const answer = await uploadFile(deps, who, { ...query.value, declared, bytes: body.bytes })
  if (answer.ok) return reply.header('cache-control', 'no-store').send(answer)
  const { code, retry: _, ...more } = answer.error
  return refuseHttp(reply, code, more)
}

/** Nothing of a file can run, be framed or be taken for a page of ours. */
const inert = (reply: FastifyReply): FastifyReply =>
  reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')

async function download(deps: Deps, id: string, reply: FastifyReply) {
  const row = await fileById(deps.db.read, id)
  const bytes = row && (await deps.files?.get(row.storage_key))
  if (!row || !bytes) return refuseHttp(inert(reply), 'not_found')
  const type = row.type === 'text/plain' ? 'text/plain; charset=utf-8' : row.type
  return inert(reply)
    .header('cache-control', 'private, max-age=3600')
    .header('content-disposition', disposition(row.name))
    .type(type)
    .send(bytes)
}

/** Files of conversations: sent here, read by those who know the id from the log. */
export function routeFiles(http: FastifyInstance, door: FilesDoor): void {
  // A scope of its own: here bodies are no JSON, whatever they call themselves, and are read by hand.
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    scope.options('/v1/files', async (request, reply) => {
      if (!(await allowOrigin(door.deps, request, reply))) return refuseHttp(reply, 'forbidden')
      return reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', 'authorization, content-type')
        .header('access-control-max-age', '7200')
        .code(204)
        .send()
    })
    scope.post('/v1/files', async (request, reply) =>
      (await allowOrigin(door.deps, request, reply)) ? upload(door, request, reply) : refuseUnread(reply, 'forbidden'),
    )
    scope.get<{ Params: { id: string } }>('/v1/files/:id/:name', (request, reply) =>
      download(door.deps, request.params.id, reply.header('access-control-allow-origin', '*')),
    )
  })
}
