import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createAnswers } from './answers/create-answers.ts'
import { ConfigError } from './config-error.ts'
import { createDeps } from './create-deps.ts'
import type { Deps } from './deps.ts'
import { openAgentSocket } from './edge/agent-socket.ts'
import { createClientAddress } from './edge/client-address.ts'
import { corkFlushes } from './edge/cork.ts'
import { createCrowd } from './edge/crowd.ts'
import type { DoorState } from './edge/door.ts'
import { drain } from './edge/drain.ts'
import { createFileFolder } from './edge/file-folder.ts'
import { answerByPages, createHttp } from './edge/http.ts'
import { routeConsole } from './edge/http-console.ts'
import { routeFiles } from './edge/http-files.ts'
import { routeMail } from './edge/http-mail.ts'
import { routeMailIn } from './edge/http-mail-in.ts'
import { type OidcDoor, routeOidc, routeSignInWays } from './edge/http-oidc.ts'
import { routePublic } from './edge/http-public.ts'
import { refuseHttp } from './edge/http-refusal.ts'
import { routeRest } from './edge/http-rest.ts'
import { createLog } from './edge/log.ts'
import { type Metrics, measureNothing, openMetrics } from './edge/metrics.ts'
import { type Namespaces, openNamespaces } from './edge/namespaces.ts'
import { newId } from './edge/new-id.ts'
import { createOidc } from './edge/oidc.ts'
import { createS3Bucket } from './edge/s3-bucket.ts'
import { readSecretKey } from './edge/secret-key.ts'
import { createSendWebhook } from './edge/send-webhook.ts'
import { readSites } from './edge/site-files.ts'
import { limitWaiting } from './edge/slow-listeners.ts'
import { createSmtp } from './edge/smtp.ts'
import { createSockets } from './edge/sockets.ts'
import { systemClock } from './edge/system-clock.ts'
import { openVisitorSocket } from './edge/visitor-socket.ts'
import type { FileStore } from './files/file-store.ts'
import { filesFolder } from './files/files-folder.ts'
import { sweepFiles } from './files/sweep-files.ts'
import { indexWords } from './find/index-words.ts'
import { createLimiter } from './limiter.ts'
import { deliverMail } from './mail/deliver.ts'
import type { MailSettings } from './mail/outbox.ts'
import { createRounds } from './nodes/rounds.ts'
import { type Options, parseOptions, type ServerOptions } from './options.ts'
import { startAgentWatch } from './presence/watch-agents.ts'
import { purgeOld } from './privacy/retention.ts'
import { sweepErasedTokens, sweepEvents, sweepMails } from './privacy/sweep.ts'
import { closeAllInactive } from './routing/close-inactive.ts'
import { routeWaiting } from './routing/route-waiting.ts'
import { prepareAgents } from './sign-in/prepare-agents.ts'
import { newSecret } from './sign-in/secrets.ts'
import { keepToOne, openDatabase } from './store/open-database.ts'
import type { Database } from './store/sql.ts'
import { addSite } from './store/visitors.ts'
import { wakeDue } from './triage/wake.ts'
import { deliverDue } from './webhooks/deliver.ts'
import { createDeliveries, type Deliveries } from './webhooks/deliveries.ts'

/** How often the server looks for what is due to be removed, milliseconds. */
const choreMs = 60_000

export interface RunningServer {
  /** Where people reach it: the public address where one is given. */
  url: string
  port: number
  /** Port of /metrics, where that is on. */
  metricsPort: number | null
  /** One-time link that signs the administrator in, where one is due; works for 24 hours. */
  signInLink: string | null
  /** Finishes what is under way and ends within ten seconds. Call it on SIGTERM. */
  stop(): Promise<void>
}

function checkNodes({ redisUrl, databaseUrl }: Options): void {
  if (redisUrl === null || databaseUrl !== null) return
  throw new ConfigError('redisUrl', redisUrl, 'databaseUrl as well: several servers need a database in common')
}

function checkFolders({ cdn, console }: Options['static']): void {
  for (const folder of [cdn, console]) {
    if (!existsSync(folder)) throw new ConfigError('static', folder, 'a folder that is there; `pnpm build` makes it')
  }
}

async function listen(http: ReturnType<typeof createHttp>, { port, host }: Options): Promise<number> {
  try {
    await http.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new ConfigError('port', port, 'a port that nobody listens on; 0 takes a free one')
    if (code === 'EACCES') throw new ConfigError('port', port, 'a port this user may open, such as one above 1023')
    throw error
  }
  const address = http.server.address()
  return typeof address === 'object' && address ? address.port : port
}

/** Figures for Prometheus, where they are wanted; the doors are told to measure. */
async function startMetrics(
  { metricsPort, host }: Options,
  { visitor, agent }: Namespaces,
  state: DoorState,
): Promise<Metrics | null> {
  if (metricsPort === null) return null
  const metrics = await openMetrics(metricsPort, host, {
    connections: () => ({ visitor: visitor.sockets.size, agent: agent.sockets.size }),
    draining: () => state.draining,
  })
  state.measure = metrics.measure
  return metrics
}

/** How e-mail is sent, where a mail server is named. */
function mailSettings(options: Options, secretKey: string | null): MailSettings | null {
  const { mailUrl, mailFrom, mailReplyTo: replyTo, mailDelayMs: delayMs } = options
  if (mailUrl === null) return null
  if (mailFrom === null)
    throw new ConfigError('mailFrom', null, 'the address that e-mail comes from, as mailUrl is set')
  if (replyTo !== null && options.mailInSecret === null) {
    throw new ConfigError('mailInSecret', null, 'a random text of 32 characters or more, as mailReplyTo is set')
  }
  if (secretKey === null) {
    throw new ConfigError(
      'secretKey',
      null,
      'a random text of 32 characters or more: links in e-mails are signed by it',
    )
  }
  return { from: mailFrom, replyTo, delayMs, secretKey }
}

/** Signing in by the company's own service, where one is named. */
function routeOidcWay(http: ReturnType<typeof createHttp>, options: Options, door: Omit<OidcDoor, 'oidc'>): void {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = options
  routeSignInWays(http, issuer !== null)
  if (issuer === null) return
  if (clientId === null) throw new ConfigError('oidcClientId', null, 'a text, as oidcIssuer is set')
  if (clientSecret === null) throw new ConfigError('oidcClientSecret', null, 'a text, as oidcIssuer is set')
  if (!door.deps.vault.open) throw new ConfigError('secretKey', null, 'a random text, as oidcIssuer is set')
  routeOidc(http, { ...door, oidc: createOidc({ issuer, clientId, clientSecret }) })
}

/** The pages that links of e-mails lead to, and the way in for answers. */
async function routeMails(
  http: ReturnType<typeof createHttp>,
  deps: Parameters<typeof routeMail>[1],
  options: Options,
) {
  await routeMail(http, deps)
  if (options.mailInSecret !== null) await routeMailIn(http, deps, options.mailInSecret)
}

/** Tells pages of each site whether what was said can be sent by e-mail. */
const sayMail = (sites: Deps['sites'], mail: boolean): Deps['sites'] =>
  new Map([...sites].map(([key, site]) => [key, mail ? { ...site, config: { ...site.config, mail } } : site]))

/** Begins to send what is due. Links lead to `url`. */
function startMail(mailUrl: string | null, deps: Deps, url: string, mails: Deliveries) {
  const { mail } = deps
  if (!mail || mailUrl === null) return null
  const { send, close } = createSmtp(mailUrl)
  mails.start(() => deliverMail({ deps, mail, url, send, random: Math.random }))
  return { close }
}

/** A link must never be made from a request's Host header, which anybody can write. */
const publicAddress = ({ publicUrl, host }: Options, port: number): string => {
  if (publicUrl) return publicUrl
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function openFiles(options: Options): FileStore | null {
  if (options.filesUrl !== null) return createS3Bucket(options.filesUrl)
  const folder = filesFolder(options)
  return folder === null ? null : createFileFolder(folder)
}

/** Where older versions of the widget are kept, for pages that name one or were opened before an upgrade. */
function widgetFolder({ filesDir, dataDir, databaseUrl }: Options): string | null {
  const folder = filesDir ?? (databaseUrl === null ? dataDir : undefined)
  return folder ? join(folder, 'widget') : null
}

/**
 * Starts the server: database, HTTP, sockets.
 * @throws ConfigError that names what to change
 * @example
 * const server = await startServer({ dataDir: 'data', static: { cdn: 'dist/cdn', console: 'dist/console' }, sites: [] })
 * process.once('SIGTERM', () => void server.stop())
 */
export async function startServer(given: ServerOptions): Promise<RunningServer> {
  const options = parseOptions(given)
  checkFolders(options.static)
  checkNodes(options)
  const sites = sayMail(readSites(options.sites, options.secrets), options.mailUrl !== null)
  const log = createLog(options.log)
  const onError = (err: unknown) => log.error({ errorId: randomUUID(), err }, 'something in the background failed')
  let db = await openDatabase(options, onError)
  try {
    db = keepToOne(db, options)
    return await run(options, sites, db, { log, onError })
  } catch (error) {
    await db.close()
    throw error
  }
}

interface Report {
  log: DoorState['log']
  onError(error: unknown): void
}

async function run(
  options: Options,
  files: Deps['sites'],
  db: Database,
  { log, onError }: Report,
): Promise<RunningServer> {
  const answers = createAnswers(files.values(), options.secrets, options.webhookAllow)
  const state: DoorState = { draining: false, busy: new Set(), log, measure: measureNothing }
  const secure = options.publicUrl?.startsWith('https:') ?? false
  const addressOf = createClientAddress(options.trustedProxies)
  const http = createHttp(db, options.pages, state)
  const crowd = createCrowd(options.socketLimit, addressOf, {
    connects: createLimiter({ ...options.helloLimit, count: 2 * options.helloLimit.count }, systemClock.now),
    hello: createLimiter(options.helloLimit, systemClock.now),
    uploads: createLimiter(options.uploadLimit, systemClock.now),
  })
  // Nobody is heard before all of it stands.
  const io = createSockets(http.server, (headers) => deps.pages.isPage(headers), crowd)
  limitWaiting(io)
  corkFlushes(io)
  const spaces = openNamespaces(io)
  const clock = systemClock
  const nodeId = randomUUID()
  const deliveries = createDeliveries(onError)
  const mails = createDeliveries(onError)
  const secretKey = readSecretKey(options)
  const mail = mailSettings(options, secretKey)
  const { deps, node } = await createDeps(
    { ...options, secretKey },
    {
      nodeId,
      spaces,
      sites: files,
      db,
      clock,
      newId: () => newId(),
      newToken: newSecret,
      files: openFiles(options),
      deliverSoon: deliveries.soon,
      mail: mail && { ...mail, soon: mails.soon },
      onError,
    },
  )
  const { sites, siteBook, presence, hooks } = deps
  await db.write(async (sql) => {
    for (const site of sites.values()) await addSite(sql, { key: site.key, name: site.name })
  })
  const code = await prepareAgents(deps, options)
  await presence.start(options.databaseUrl === null)
  const watch = await startAgentWatch(deps, options.agentGraceMs, onError)
  node.start(async () => {
    await watch.look()
    await siteBook.refresh()
  })
  const duties = createRounds(clock, onError)
  const send = createSendWebhook(options.webhookAllow)
  deliveries.start(() => deliverDue({ db, clock, vault: deps.vault, send, random: Math.random }))
  duties.start([
    () => wakeDue(deps),
    () => routeWaiting(deps),
    hooks.refresh,
    deliveries.run,
    mails.run,
    () => indexWords(deps),
    async () => node.sweep(),
  ])
  const chores = createRounds(clock, onError, choreMs)
  chores.start([
    () => closeAllInactive(deps),
    () => sweepFiles(deps),
    () => sweepErasedTokens(deps),
    () => sweepEvents(deps),
    () => sweepMails(deps),
    () => purgeOld(deps),
  ])
  const { publicUrl } = options
  let address = publicUrl ?? ''
  const { pages } = options
  await routePublic(http, deps, { cdn: options.static.cdn, kept: widgetFolder(options) }, async (request, reply) =>
    pages ? answerByPages(pages, request, reply, state) : refuseHttp(reply, 'not_found'),
  )
  routeFiles(http, { deps, options, secure, crowd })
  if (deps.mail) await routeMails(http, { ...deps, mail: deps.mail }, options)
  routeRest(http, { deps, limit: createLimiter(options.apiLimit, clock.now) })
  routeConsole(http, {
    ...{ deps, folder: options.static.console, publicUrl, secure, addressOf },
  })
  routeOidcWay(http, options, { deps, secure, url: () => address })
  openVisitorSocket(spaces.visitor, deps, answers, state, crowd)
  const opened = createLimiter({ count: 1, perMs: 10 * 60_000 }, clock.now)
  const { allowedOrigins } = options
  openAgentSocket(spaces.agent, { deps, answers, watch, publicUrl, allowedOrigins, secure, opened }, state)
  const metrics = await startMetrics(options, spaces, state)
  const port = await listen(http, options)
  const url = publicAddress(options, port)
  address = url
  const smtp = startMail(options.mailUrl, deps, url, mails)
  state.log.info({ url, sites: [...sites.keys()] }, 'listening')
  let stopping: Promise<void> | null = null
  return {
    url,
    port,
    metricsPort: metrics?.port ?? null,
    signInLink: code === null ? null : `${url}/console/sign-in?code=${code}`,
    stop() {
      stopping ??= (async () => {
        watch.stop()
        await duties.stop()
        await deliveries.stop()
        await mails.stop()
        smtp?.close()
        await chores.stop()
        await answers.stop()
        await drain(http, io, spaces, state)
        // Without a database this process is struck off soon.
        await node.stop().catch(onError)
        // What the last commands and leavings made due still reads from the database.
        await new Promise((next) => setImmediate(next))
        await db.close()
        await metrics?.close()
        state.log.info('stopped')
      })()
      return stopping
    },
  }
}
