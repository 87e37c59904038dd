import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { refuseHttp } from './http-refusal.ts'
import { type Content, createContent, createFolder, sendContent } from './static-files.ts'

/** Any page may load these, also one that isolates itself (`Cross-Origin-Embedder-Policy`). */
const open = (reply: FastifyReply, cache: string): FastifyReply =>
  reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', cache)

const forGood = 'public, max-age=31536000, immutable'
/** The tag's file has no hash in its name: a new version is there within minutes. */
const briefly = 'public, max-age=300, stale-while-revalidate=86400'
const fresh = 'public, max-age=30, stale-while-revalidate=600'

async function siteFiles(deps: Deps): Promise<Map<string, Content>> {
  const files = new Map<string, Content>()
  const json = (value: unknown) => createContent('x.json', Buffer.from(JSON.stringify(value)))
  for (const site of deps.sites.values()) {
    files.set(`${site.key}/config`, await json(site.config))
    files.set(`${site.key}/greetings`, await json(site.greetings))
    for (const [name, body] of site.help) files.set(`${site.key}/help/${name}`, await createContent(name, body))
  }
  return files
}

/** What shops' pages load: the tag, its chunks, and the site's files. `otherwise` answers for a chunk that is not ours. */
export async function routePublic(
  http: FastifyInstance,
  deps: Deps,
  cdn: string,
  otherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): Promise<void> {
  const folder = createFolder(cdn)
  const files = await siteFiles(deps)

  http.get('/deskbell.js', async (request, reply) => {
    const content = await folder('deskbell.js')
    return content ? sendContent(request, open(reply, briefly), content) : refuseHttp(reply, 'not_found')
  })
  http.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const content = await folder(`assets/${request.params['*']}`)
    return content ? sendContent(request, open(reply, forGood), content) : otherwise(request, reply)
  })
  http.get<{ Params: { '*': string } }>('/v1/sites/*', async (request, reply) => {
    const path = request.params['*']
    const content = files.get(path)
    const hashed = /\/help\/(?!manifest\.json$)/.test(path)
    return content
      ? sendContent(request, open(reply, hashed ? forGood : fresh), content)
      : refuseHttp(open(reply, 'no-store'), 'not_found')
  })
}
