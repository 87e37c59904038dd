import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Deps } from '../deps.ts'
import { sessionMs, signInByEmail } from '../sign-in/sign-in.ts'
import { describeDevice } from '../visitors/describe-device.ts'
import type { Oidc } from './oidc.ts'
import { setCookie } from './session-cookie.ts'

const ticketMs = 10 * 60_000
const Ticket = v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), at: v.number() })
const path = '/console/oidc'
const nobody =
  'You could not be signed in: your company account is not on the team here, or the sign-in took too long. Go back and try again, or ask an administrator.\n'

export interface OidcDoor {
  deps: Deps
  oidc: Oidc
  secure: boolean
  /** How people reach this server; never from a request. */
  url(): string
}

/** Comes back with the person from another site, so that it cannot be `Strict`; it is sealed and goes nowhere else. */
const ticketCookie = (value: string, secure: boolean, ms: number): string =>
  `deskbell-oidc=${value}; Max-Age=${ms / 1000}; Path=${path}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

function readTicket({ vault, clock }: Deps, header: string | undefined) {
  const sealed = /(?:^|;\s*)deskbell-oidc=([\w-]+)/.exec(header ?? '')?.[1]
  const text = sealed ? vault.unseal(sealed) : null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Ticket), text)
  return parsed.success && clock.now() - parsed.output.at < ticketMs ? parsed.output : null
}

/** Signing in by the company's own service: there, and back with a code that works once. */
export function routeOidc(http: FastifyInstance, { deps, oidc, secure, url }: OidcDoor): void {
  const callback = () => `${url()}${path}/callback`
  http.get(path, { exposeHeadRoute: false }, async (_request, reply) => {
    const { url: there, ticket } = await oidc.begin(callback(), deps.clock.now())
    const cookie = ticketCookie(deps.vault.seal(JSON.stringify(ticket)), secure, ticketMs)
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').redirect(there, 303)
  })
  http.get(`${path}/callback`, { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    const ticket = readTicket(deps, request.headers.cookie)
    const back = new URL(`${callback()}${new URL(request.url, 'http://x').search}`)
    const email = ticket && (await oidc.finish(back, ticket))
    const token = email ? await signInByEmail(deps, email, describeDevice(request.headers['user-agent'])) : null
    const over = ticketCookie('', secure, 0)
    if (token === null) {
      return reply.code(401).header('set-cookie', over).type('text/plain; charset=utf-8').send(nobody)
    }
    return reply.header('set-cookie', [over, setCookie(token, secure, sessionMs)]).redirect('/console', 303)
  })
}

/** Which ways of signing in there are, for the page that offers them. */
export const routeSignInWays = (http: FastifyInstance, oidc: boolean): void => {
  http.get('/v1/sign-in', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true, oidc }))
}
