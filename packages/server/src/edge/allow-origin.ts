import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Options } from '../options.ts'
import { isAllowedOrigin } from './same-origin.ts'

/** Lets the pages that may talk to the visitor socket read the answer, too; false for all others. */
export function allowOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<Options, 'allowedOrigins' | 'publicUrl'>,
): boolean {
  if (!isAllowedOrigin(request.headers, options)) return false
  const { origin } = request.headers
  if (options.allowedOrigins === '*') reply.header('access-control-allow-origin', '*')
  else if (origin) reply.header('access-control-allow-origin', origin).header('vary', 'origin')
  return true
}
