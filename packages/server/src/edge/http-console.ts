import { limits, Password, parse, TotpCode } from '@deskbell/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Deps } from '../deps.ts'
import { findAgent, sessionMs, signInByCode, signInByPassword, signOut } from '../sign-in/sign-in.ts'
import { describeDevice } from '../visitors/describe-device.ts'
import type { ClientAddress } from './client-address.ts'
import { refuseHttp } from './http-refusal.ts'
import { isSameOrigin } from './same-origin.ts'
import { clearCookie, readCookie, setCookie } from './session-cookie.ts'
import { createFolder, sendContent } from './static-files.ts'

/** Nothing runs in the console but its own files, and nothing may frame it. Pictures of shops' carts may come from anywhere. */
const policy = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: blob: https: http:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ')

const SignIn = v.object({
  email: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.email)),
  password: Password,
  code: v.optional(TotpCode),
})
const Code = v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) })
const usedUp =
  'This sign-in link was used before or is too old. Ask an administrator for a new one, or start the server again.\n'
const deviceOf = ({ headers }: FastifyRequest) => describeDevice(headers['user-agent'])

const guarded = (reply: FastifyReply, cache: string): FastifyReply =>
  reply
    .header('content-security-policy', policy)
    .header('cross-origin-opener-policy', 'same-origin')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', cache)

export interface ConsoleDoor {
  deps: Deps
  folder: string
  publicUrl: string | null
  secure: boolean
  addressOf: ClientAddress
}

/** The agents' screen. Every path in it is the same page; only files with a hash in their name are kept for good. */
function routePages(http: FastifyInstance, { deps, folder, secure }: ConsoleDoor): void {
  const files = createFolder(folder)
  async function page(request: FastifyRequest, reply: FastifyReply, path: string) {
    const file = path === '' ? null : await files(path)
    if (file)
      return sendContent(
        request,
        guarded(reply, /^assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
        file,
      )
    const index = /^assets\//.test(path) ? null : await files('index.html')
    return index ? sendContent(request, guarded(reply, 'no-cache'), index) : refuseHttp(reply, 'not_found')
  }
  http.get('/console', (request, reply) => page(request, reply, ''))
  http.get<{ Params: { '*': string } }>('/console/*', (request, reply) => page(request, reply, request.params['*']))

  // Without HEAD: what looks at a link before the person does must not use it up.
  http.get('/console/sign-in', { exposeHeadRoute: false }, async (request, reply) => {
    const parsed = parse(Code, request.query)
    const token = parsed.ok ? await signInByCode(deps, parsed.value.code, deviceOf(request)) : null
    guarded(reply, 'no-store')
    if (token !== null) return reply.header('set-cookie', setCookie(token, secure, sessionMs)).redirect('/console', 303)
    // The same link again, in the browser that used it: there is nothing to complain about.
    if (await findAgent(deps, readCookie(request.headers.cookie, secure))) return reply.redirect('/console', 303)
    return reply.code(401).type('text/plain; charset=utf-8').send(usedUp)
  })
}

function routeSession(http: FastifyInstance, door: ConsoleDoor): void {
  const { deps, secure } = door

  http.get('/v1/session', async (request, reply) => {
    const who = await findAgent(deps, readCookie(request.headers.cookie, secure))
    if (!who) return refuseHttp(reply, 'unauthorized')
    return reply
      .header('cache-control', 'no-store')
      .send({ ok: true, agent: { id: who.id, name: who.name, role: who.role } })
  })
  http.post('/v1/session', async (request, reply) => {
    if (!isSameOrigin(request.headers, door.publicUrl)) return refuseHttp(reply, 'forbidden')
    const parsed = parse(SignIn, request.body)
    if (!parsed.ok) return refuseHttp(reply, 'bad_request', { field: parsed.problem.field })
    const place = { address: door.addressOf(request.raw), device: deviceOf(request) }
    const answer = await signInByPassword(deps, parsed.value, place)
    if (!answer.ok) return refuseHttp(reply, answer.error.code, answer.error)
    return reply.header('set-cookie', setCookie(answer.token, secure, sessionMs)).send({ ok: true })
  })
  http.delete('/v1/session', async (request, reply) => {
    if (!isSameOrigin(request.headers, door.publicUrl)) return refuseHttp(reply, 'forbidden')
    const token = readCookie(request.headers.cookie, secure)
    if (token !== null) await signOut(deps, token)
    return reply.header('set-cookie', clearCookie(secure)).send({ ok: true })
  })
}

/** The console's page, and signing in and out of it. */
export function routeConsole(http: FastifyInstance, door: ConsoleDoor): void {
  routePages(http, door)
  routeSession(http, door)
}
