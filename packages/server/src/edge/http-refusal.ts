import { type ErrorCode, errorStatuses, type Refusal, refuse } from '@deskbell/protocol'
import type { FastifyReply } from 'fastify'

/** Answers with a code from the table, never with the text of an error. */
export function refuseHttp(reply: FastifyReply, code: ErrorCode, more: Pick<Refusal, 'afterMs' | 'field'> = {}) {
  const { afterMs, field } = more
  const asked = { ...(afterMs === undefined ? {} : { afterMs }), ...(field === undefined ? {} : { field }) }
  if (afterMs !== undefined) reply.header('retry-after', Math.ceil(afterMs / 1000))
  return reply.code(errorStatuses[code]).header('cache-control', 'no-store').send(refuse(code, asked))
}
