import type { Availability, DeskFile } from '@deskbell/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps, Site } from '../deps.ts'
import { readAvailability } from '../presence/availability.ts'
import { createTagWatch } from '../setup/see-tag.ts'
import { withExitSurveys } from '../surveys/ask-on-exit.ts'
import { describeWidget } from '../widget-files/describe.ts'
import { keepWidget } from '../widget-files/keep.ts'
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

const json = (value: unknown) => createContent('x.json', Buffer.from(JSON.stringify(value)))

/** Whether anybody can answer changes from minute to minute. */
const soon = 'public, max-age=15'

/** Whether the owner wants no launcher now. */
const isHidden = (rule: DeskFile['hideLauncher'], { open: isOpen, online }: Availability): boolean =>
  (rule === 'closed' && !isOpen) || (rule === 'offline' && online === 0)

/** The files of a site as it is now; made when first asked for, and anew after its owner published something. */
function createSiteFiles() {
  const made = new WeakMap<Site, Map<string, Promise<Content>>>()
  return (site: Site, path: string): Promise<Content> | undefined => {
    const files = made.get(site) ?? new Map<string, Promise<Content>>()
    made.set(site, files)
    const known = files.get(path)
    if (known) return known
    const body = path.startsWith('help/') ? site.help.get(path.slice('help/'.length)) : undefined
    const content =
      path === 'config'
        ? json(site.config)
        : path === 'greetings'
          ? json(withExitSurveys(site.greetings, site.surveys))
          : body && createContent(path, body)
    if (content) files.set(path, content)
    return content
  }
}

/** A database that is slow or away keeps nobody from the files: then they are those of a moment ago. */
const whatIsPublished = (deps: Deps): Promise<void> =>
  new Promise((done) => {
    const give = deps.clock.after(300, done)
    void deps.siteBook
      .refresh()
      .catch(deps.onError)
      .finally(() => {
        give()
        done()
      })
  })

/** The built widget, and the folder where older versions of it are kept, where there is one. */
export interface WidgetFiles {
  cdn: string
  kept: string | null
}

/** The tag and its chunks, of this version and of those before it. `otherwise` answers for a chunk that is not ours. */
async function routeWidget(
  http: FastifyInstance,
  { cdn, kept }: WidgetFiles,
  seeTag: (request: FastifyRequest) => void,
  onError: (error: unknown) => void,
  otherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): Promise<void> {
  const folder = createFolder(cdn)
  const older = kept === null ? async () => null : createFolder(kept)
  // A folder that cannot be written costs the older versions, not the server.
  const added = kept === null ? null : await keepWidget(cdn, kept).catch(onError)
  const current = added ?? (await describeWidget(cdn))

  http.get('/deskbell.js', async (request, reply) => {
    seeTag(request)
    const content = await folder('deskbell.js')
    return content ? sendContent(request, open(reply, briefly), content) : refuseHttp(reply, 'not_found')
  })
  http.get('/deskbell.json', async (_request, reply) =>
    current ? open(reply, fresh).send(current) : refuseHttp(reply, 'not_found'),
  )
  http.get<{ Params: { name: string } }>('/deskbell@:name', async (request, reply) => {
    seeTag(request)
    const file = `deskbell@${request.params.name}`
    const content = (await older(file)) ?? (file === current?.file ? await folder('deskbell.js') : null)
    return content
      ? sendContent(request, open(reply, forGood), content)
      : refuseHttp(open(reply, 'no-store'), 'not_found')
  })
  http.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const path = `assets/${request.params['*']}`
    const content = (await folder(path)) ?? (await older(path))
    return content ? sendContent(request, open(reply, forGood), content) : otherwise(request, reply)
  })
}

/** What shops' pages load: the widget, and the site's files. `otherwise` answers for a chunk that is not ours. */
export async function routePublic(
  http: FastifyInstance,
  deps: Deps,
  widget: WidgetFiles,
  otherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): Promise<void> {
  const fileOf = createSiteFiles()
  const seeTag = createTagWatch(deps)
  // The tag's file names no site; where there is only one, it is that one's.
  const only = deps.sites.size === 1 ? [...deps.sites.keys()][0] : undefined

  await routeWidget(http, widget, ({ headers }) => seeTag(only, headers), deps.onError, otherwise)
  http.get<{ Params: { key: string } }>('/v1/sites/:key/availability', async (request, reply) => {
    const site = deps.sites.get(request.params.key)
    if (!site) return refuseHttp(open(reply, 'no-store'), 'not_found')
    const now = await readAvailability(deps, site.key)
    return open(reply, soon).send({ ...now, hide: isHidden(site.desk.hideLauncher, now) })
  })
  http.get<{ Params: { '*': string } }>('/v1/sites/*', async (request, reply) => {
    const path = request.params['*']
    const [key = '', ...rest] = path.split('/')
    await whatIsPublished(deps)
    const site = deps.sites.get(key)
    if (site) seeTag(key, request.headers)
    const content = site && (await fileOf(site, rest.join('/')))
    const hashed = /\/help\/(?!manifest\.json$)/.test(path)
    return content
      ? sendContent(request, open(reply, hashed ? forGood : fresh), content)
      : refuseHttp(open(reply, 'no-store'), 'not_found')
  })
}
