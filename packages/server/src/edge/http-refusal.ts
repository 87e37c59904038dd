import { type ErrorCode, errors, refuse } from '@deskbell/protocol'
import type { FastifyReply } from 'fastify'

/** Answers with a code from the table, never with the text of an error. */
export function refuseHttp(reply: FastifyReply, code: ErrorCode, more: { afterMs?: number; field?: string } = {}) {
  if (more.afterMs !== undefined) reply.header('retry-after', Math.ceil(more.afterMs / 1000))
  return reply.code(errors[code].status).header('cache-control', 'no-store').send(refuse(code, more))
}
