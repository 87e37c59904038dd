import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { isOurs } from '../mail/incoming/is-ours.ts'
import { readMail } from '../mail/incoming/read-mail.ts'
import { takeAnswer } from '../mail/incoming/take-answer.ts'
import type { MailOutbox } from '../mail/outbox.ts'
import { refuseHttp } from './http-refusal.ts'

/** With attachments, which are left out. */
const mostBytes = 12 * 1024 * 1024

const typeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** Where the shop's mail service hands over what arrives at `mailReplyTo`. */
export async function routeMailIn(
  http: FastifyInstance,
  deps: Deps & { mail: MailOutbox },
  secret: string,
): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { bodyLimit: mostBytes, parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/v1/mail', { bodyLimit: mostBytes }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const type = typeOf(request)
      if (!isOurs({ headers: request.headers, type, body }, secret, deps.clock.now())) {
        return refuseHttp(reply, 'unauthorized')
      }
      const mail = await readMail(type, body)
      if (!mail) return refuseHttp(reply, 'bad_request', { field: 'body' })
      const taken = await takeAnswer(deps, mail)
      if ('afterMs' in taken) return refuseHttp(reply, 'rate_limited', { afterMs: taken.afterMs })
      return reply.header('cache-control', 'no-store').send({ ok: true, ...taken })
    })
  })
}
