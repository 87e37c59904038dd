import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP, isIPv6 } from 'node:net'
import { passwordLength, roles } from '@deskbell/protocol'
import * as v from 'valibot'
import { ConfigError } from './config-error.ts'

/** Answers a request that is none of ours; false where there is no such page. */
export type Pages = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

const Text = v.pipe(v.string(), v.minLength(1))
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
const Email = v.pipe(v.string(), v.regex(/^\S+@\S+$/), v.maxLength(254))
/** With room for what tells answers apart, within the 64 characters that mail servers take. */
const AnswerAddress = v.pipe(v.string(), v.regex(/^[\w.-]{1,20}@[\w.-]+$/), v.maxLength(254))
const Origin = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
)
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIPv6(address) ? 128 : 32
  return (
    isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}
const Positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const Rate = v.strictObject({ count: Positive, perMs: Positive })
const Person = v.strictObject({ name: Name, email: Email })
const Agent = v.strictObject({
  site: v.optional(Text),
  name: Name,
  email: Email,
  password: v.pipe(v.string(), v.minLength(passwordLength), v.maxLength(200)),
  role: v.optional(v.picklist(roles)),
})

interface Row<S extends v.GenericSchema> {
  schema: S
  /** What is expected, as the error says it. */
  type: string
  default: v.InferOutput<S> | undefined
  /** Name of the environment variable, where one exists. */
  env: string | null
  sentence: string
}
const row = <const S extends v.GenericSchema>(given: Row<S>): Row<S> => given

/** Every option of the server: type, default, environment name and meaning, in one place. */
export const optionTable = {
  port: row({
    schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    type: 'a whole number from 0 to 65535',
    default: 0,
    env: 'PORT',
    sentence: 'Port to listen on; 0 takes a free one.',
  }),
  host: row({
    schema: Text,
    type: 'a host name or address',
    default: '127.0.0.1',
    env: 'HOST',
    sentence: 'Address to listen on; 0.0.0.0 for all.',
  }),
  dataDir: row({
    schema: v.optional(Text),
    type: 'the path of a folder',
    default: undefined,
    env: 'DESKBELL_DATA_DIR',
    sentence: 'Folder of the database file deskbell.db; created where it is missing. Not used with databaseUrl.',
  }),
  databaseUrl: row({
    schema: v.nullable(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/./))),
    type: 'an address such as postgres://user:password@host:5432/deskbell',
    default: null,
    env: 'DATABASE_URL',
    sentence: 'Postgres database to use instead of the file in dataDir; several servers may share it.',
  }),
  redisUrl: row({
    schema: v.nullable(v.pipe(v.string(), v.regex(/^rediss?:\/\/./))),
    type: 'an address such as redis://host:6379',
    default: null,
    env: 'REDIS_URL',
    sentence: 'Redis (6 or later) by which several servers on one Postgres hurry each other up; nothing is kept in it.',
  }),
  static: row({
    schema: v.strictObject({ cdn: Text, console: Text }),
    type: '{ cdn, console }, the two folders that the build makes',
    default: undefined,
    env: null,
    sentence: 'Folders with the built widget and the built console.',
  }),
  sites: row({
    schema: v.pipe(v.array(v.strictObject({ folder: Text, help: v.nullable(Text) })), v.minLength(1)),
    type: 'a list of at least one { folder, help }',
    default: undefined,
    env: null,
    sentence: "The sites: the folder of the owner's files, and the folder of the built help (or null).",
  }),
  pages: row({
    schema: v.nullable(v.custom<Pages>((value) => typeof value === 'function')),
    type: 'a function (req, res) => boolean',
    default: null,
    env: null,
    sentence: 'Answers what is not ours, e.g. the pages of a shop.',
  }),
  publicUrl: row({
    schema: v.nullable(Origin),
    type: 'an origin such as https://chat.example.com, without path',
    default: null,
    env: 'DESKBELL_PUBLIC_URL',
    sentence: 'How people reach this server, where a proxy stands before it; links are made from it.',
  }),
  trustedProxies: row({
    schema: v.array(v.pipe(v.string(), v.check(isNetwork))),
    type: 'a list of addresses or networks such as 10.0.0.0/8',
    default: [],
    env: 'DESKBELL_TRUSTED_PROXIES',
    sentence: 'Proxies of yours whose X-Forwarded-For is believed, counted from the right; without any, none is.',
  }),
  secretKey: row({
    schema: v.nullable(v.pipe(v.string(), v.minLength(32))),
    type: 'a random text of 32 characters or more',
    default: null,
    env: 'DESKBELL_SECRET_KEY',
    sentence: 'Seals the secrets in the database; all nodes need the same. Without Postgres made by itself in dataDir.',
  }),
  allowedOrigins: row({
    schema: v.union([v.literal('*'), v.array(Origin)]),
    type: "'*' or a list of origins such as https://shop.example.com",
    default: '*',
    env: 'DESKBELL_ALLOWED_ORIGINS',
    sentence: 'Pages that may talk to the visitor socket. The console must always be of the same origin.',
  }),
  signInLink: row({
    schema: v.picklist(['first', 'always']),
    type: "'first' or 'always'",
    default: 'first',
    env: 'DESKBELL_SIGN_IN_LINK',
    sentence:
      'When to make a one-time sign-in link: at starts until the administrator has a password, or at every start.',
  }),
  secrets: row({
    schema: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/)), Text),
    type: "secrets by name, such as { model: '…' }",
    default: {},
    env: null,
    sentence:
      'Secrets that a site names in answers.json or identity.json; from the environment as DESKBELL_SECRET_<NAME>.',
  }),
  oidcIssuer: row({
    schema: v.nullable(
      v.pipe(
        v.string(),
        v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
      ),
    ),
    type: 'an address such as https://login.example.com',
    default: null,
    env: 'DESKBELL_OIDC_ISSUER',
    sentence: 'OpenID Connect service by which agents may sign in; its callback is /console/oidc/callback.',
  }),
  oidcClientId: row({
    schema: v.nullable(Text),
    type: 'a text',
    default: null,
    env: 'DESKBELL_OIDC_CLIENT_ID',
    sentence: 'The id that the service knows this server by; needed with oidcIssuer.',
  }),
  oidcClientSecret: row({
    schema: v.nullable(Text),
    type: 'a text',
    default: null,
    env: 'DESKBELL_OIDC_CLIENT_SECRET',
    sentence: 'The secret that goes with it; needed with oidcIssuer.',
  }),
  admin: row({
    schema: Person,
    type: '{ name, email }',
    default: { name: 'Mari', email: 'admin@localhost' },
    env: null,
    sentence: 'The administrator made at the first start, without a password.',
  }),
  agents: row({
    schema: v.array(Agent),
    type: 'a list of { name, email, password (12 characters or more, not a common one), site?, role? }',
    default: [],
    env: null,
    sentence:
      'Agents who sign in with a password; made or updated at start. Site is the first, role is agent by default.',
  }),
  messageLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 10, perMs: 10_000 },
    env: null,
    sentence: "Messages that a visitor may send within the time; the assistant's words count apart.",
  }),
  hourLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 100, perMs: 3_600_000 },
    env: null,
    sentence: 'Words of a visitor in the long run.',
  }),
  siteLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 1000, perMs: 10_000 },
    env: null,
    sentence: 'Messages that all visitors of a site together may send to one server within the time.',
  }),
  helloLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 120, perMs: 120_000 },
    env: null,
    sentence:
      'Sessions that may begin from one address of the internet within the time; twice as many connections may be opened.',
  }),
  uploadLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 100, perMs: 3_600_000 },
    env: null,
    sentence: 'Files that visitors may send from one address of the internet within the time.',
  }),
  socketLimit: row({
    schema: v.strictObject({ visitor: Positive, address: Positive, all: Positive }),
    type: '{ visitor, address, all }, whole numbers from 1',
    default: { visitor: 20, address: 200, all: 20_000 },
    env: null,
    sentence: 'Connections at a time: of one visitor (her tabs), of one address of the internet, and in all.',
  }),
  actLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 100, perMs: 10_000 },
    env: null,
    sentence: 'Other requests that a visitor may make within the time.',
  }),
  apiLimit: row({
    schema: Rate,
    type: '{ count, perMs }, both whole numbers from 1',
    default: { count: 600, perMs: 60_000 },
    env: null,
    sentence: 'Requests that each key of the HTTP interface may make within the time.',
  }),
  webhookAllow: row({
    schema: v.array(Origin),
    type: 'a list of origins such as http://crm.example.lan:8080',
    default: [],
    env: 'DESKBELL_WEBHOOK_ALLOW',
    sentence: 'Origins that webhooks and bots may have although they are not https or not of the public internet.',
  }),
  mailUrl: row({
    schema: v.nullable(v.pipe(v.string(), v.regex(/^smtps?:\/\/./))),
    type: 'an address such as smtps://user:password@mail.example.com',
    default: null,
    env: 'DESKBELL_MAIL_URL',
    sentence: 'Mail server that e-mail leaves by; without it none is sent.',
  }),
  mailFrom: row({
    schema: v.nullable(Email),
    type: 'an e-mail address',
    default: null,
    env: 'DESKBELL_MAIL_FROM',
    sentence: "Address that e-mail comes from, with the site's name; needed with mailUrl.",
  }),
  mailReplyTo: row({
    schema: v.nullable(AnswerAddress),
    type: 'an e-mail address with at most 20 letters, digits, dots and dashes before the @',
    default: null,
    env: 'DESKBELL_MAIL_REPLY_TO',
    sentence:
      'Address whose mail is handed to this server, so that answers come back; +… is added for each conversation.',
  }),
  mailInSecret: row({
    schema: v.nullable(v.pipe(v.string(), v.minLength(32))),
    type: 'a random text of 32 characters or more',
    default: null,
    env: 'DESKBELL_MAIL_IN_SECRET',
    sentence:
      'Secret by which the mail service that hands over answers (POST /v1/mail) is known; needed with mailReplyTo.',
  }),
  mailDelayMs: row({
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    type: 'milliseconds, a whole number from 0',
    default: 120_000,
    env: null,
    sentence: 'How long words wait for a shopper who is away, and a shopper for an agent, before an e-mail is sent.',
  }),
  filesDir: row({
    schema: v.nullable(Text),
    type: 'the path of a folder',
    default: null,
    env: 'DESKBELL_FILES_DIR',
    sentence: 'Folder of the files that people send; several servers must share it. By default files/ in dataDir.',
  }),
  filesUrl: row({
    schema: v.nullable(v.pipe(v.string(), v.regex(/^s3(\+http)?:\/\/[^:@/]+:[^@/]+@[^/?]+\/[^/?]+/))),
    type: 'an address such as s3://key:secret@s3.eu-north-1.amazonaws.com/bucket?region=eu-north-1',
    default: null,
    env: 'DESKBELL_FILES_URL',
    sentence: 'Bucket of an S3-compatible store for the files that people send, instead of a folder.',
  }),
  uploadStallMs: row({
    schema: Positive,
    type: 'milliseconds, a whole number from 1',
    default: 20_000,
    env: null,
    sentence: 'How long nothing may come of a file under way.',
  }),
  agentGraceMs: row({
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    type: 'milliseconds, a whole number from 0',
    default: 60_000,
    env: 'DESKBELL_AGENT_GRACE_MS',
    sentence: 'How long an agent may be gone before open conversations return to the queue.',
  }),
  metricsPort: row({
    schema: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
    type: 'a whole number from 0 to 65535, another one than port',
    default: null,
    env: 'DESKBELL_METRICS_PORT',
    sentence: 'Port of its own for Prometheus (/metrics), which the public must not reach; 0 takes a free one.',
  }),
  log: row({
    schema: v.picklist(['silent', 'info']),
    type: "'silent' or 'info'",
    default: 'info',
    env: 'DESKBELL_LOG',
    sentence: 'Log as JSON lines on stderr, never with words or tokens in it.',
  }),
} as const

type Table = typeof optionTable
type Value<K extends keyof Table> = v.InferOutput<Table[K]['schema']>
type Required = 'static' | 'sites'

export type Options = { [K in keyof Table]: Value<K> }
export type ServerOptions = { [K in Required]: Value<K> } & {
  [K in Exclude<keyof Table, Required>]?: Value<K> | undefined
}

/** What is secret is named, never shown. */
const shown = (name: string, value: unknown): unknown =>
  name === 'secrets'
    ? Object.keys(Object(value))
    : name === 'secretKey' || name === 'mailInSecret' || name === 'oidcClientSecret'
      ? 'a text'
      : value

/**
 * Checks the options and fills in defaults.
 * @throws ConfigError naming the option, its value and what was expected
 */
export function parseOptions(given: ServerOptions): Options {
  const input = given as Record<string, unknown>
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(optionTable, name)) {
      throw new ConfigError(name, input[name], `no such option; there are ${Object.keys(optionTable).join(', ')}`)
    }
  }
  const parsed = Object.entries(optionTable).map(([name, { schema, type, default: fallback }]) => {
    const value = input[name] ?? fallback
    const result = v.safeParse(schema as v.GenericSchema, value)
    if (!result.success) throw new ConfigError(name, shown(name, value), type)
    return [name, result.output]
  })
  return Object.fromEntries(parsed) as Options
}

/**
 * The options that environment variables give, to be spread into those given in code.
 * @example startServer({ ...options, ...optionsFromEnvironment(process.env) })
 */
export function optionsFromEnvironment(env: Record<string, string | undefined>): Partial<ServerOptions> {
  const found: Record<string, unknown> = {}
  for (const [name, { env: variable }] of Object.entries(optionTable)) {
    const text = variable === null ? undefined : env[variable]
    if (text === undefined || text === '') continue
    if (/^\d+$/.test(text) && v.is(optionTable[name as keyof Table].schema, Number(text))) found[name] = Number(text)
    else if (name === 'trustedProxies' || name === 'webhookAllow' || (name === 'allowedOrigins' && text !== '*'))
      found[name] = text.split(/[\s,]+/)
    else found[name] = text
  }
  const secrets = Object.entries(env).flatMap(([variable, text]) => {
    const name = /^DESKBELL_SECRET_([A-Z][A-Z0-9_]*)$/.exec(variable)?.[1]
    return name && text ? [[name.toLowerCase(), text]] : []
  })
  if (secrets.length > 0) found.secrets = Object.fromEntries(secrets)
  return found as Partial<ServerOptions>
}
