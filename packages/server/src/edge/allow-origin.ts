import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

/** Lets the pages that may show the site's widget read the answer, too; false for all others. */
export async function allowOrigin(
  { sites, siteBook, pages, onError }: Pick<Deps, 'sites' | 'siteBook' | 'pages' | 'onError'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  await siteBook.refresh().catch(onError)
  const { headers, query } = request
  const site = sites.get((query as { site?: string }).site ?? '')
  const may = site ? pages.isPageOf(site, headers) : await pages.isPage(headers)
  if (!may) return false
  if (site && pages.isOpen(site)) reply.header('access-control-allow-origin', '*')
  else if (headers.origin) reply.header('access-control-allow-origin', headers.origin).header('vary', 'origin')
  return true
}
