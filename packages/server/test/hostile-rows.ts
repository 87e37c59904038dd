import { randomUUID } from 'node:crypto'
import { PROTOCOL_VERSION } from '@deskbell/protocol'

/** A case of the open set: which request, and what is done to it. */
export interface HostileRow {
  name: string
  level: 'event' | 'frame' | 'ws' | 'http'
  expect: string
  on?: string
  event?: unknown
  args?: unknown
  patch?: { path: string; value: unknown }[]
  extraArgs?: unknown[]
  before?: string
  times?: number
  frames?: unknown[]
  ws?: { opcode?: number; hex?: string; len64?: string; repeat?: number }
  http?: {
    method?: string
    path: string
    upgrade?: boolean
    headers?: Record<string, string>
    body?: string
    parallel?: number
  }
}
export interface Names {
  token: string
  conversation: string
  request: string
}

type Marked = Record<string, unknown> & { $t?: string }
const times = (n: unknown, make: (index: number) => unknown) => Array.from({ length: Number(n) }, (_, i) => make(i))

function nest(kind: unknown, depth: number): unknown {
  let value: unknown = kind === 'array' ? [] : {}
  for (let level = 0; level < depth; level++) value = kind === 'array' ? [value] : { a: value }
  return value
}

const makers: Record<string, (mark: Marked, names: Names) => unknown> = {
  nan: () => Number.NaN,
  inf: () => Number.POSITIVE_INFINITY,
  undefined: () => undefined,
  date: () => new Date(0),
  repeat: ({ s, n }) => String(s).repeat(Number(n)),
  fill: ({ n, v }, names) => times(n, () => expand(v, names)),
  json: ({ s }) => JSON.parse(String(s)),
  wide: ({ n }) => Object.fromEntries(times(n, (i) => [`k${i}`, i]) as [string, number][]),
  nest: ({ kind, depth }) => nest(kind, Number(depth)),
  nestf: ({ pre, depth, post }) => `${pre}${'['.repeat(Number(depth))}${']'.repeat(Number(depth))}${post}`,
  bytes: ({ n }) => Buffer.alloc(Number(n), 0x41),
  jwt: ({ sig }) => ({
    token: `${['{"alg":"HS256","typ":"JWT"}', '{"sub":"admin","aud":"shop"}'].map((part) => Buffer.from(part).toString('base64url')).join('.')}.${sig ?? 'AAAA'}`,
  }),
}

/** Values that JSON cannot hold, and the names of this server. */
export function expand(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    if (value === '@token^1') return `${names.token.slice(0, -1)}${names.token.endsWith('A') ? 'B' : 'A'}`
    if (value.startsWith('@token:')) return randomUUID()
    return value
      .replaceAll('@token', names.token)
      .replaceAll('@uuid', randomUUID())
      .replaceAll('@conversationId', names.conversation)
      .replaceAll('@siteId', 'shop')
      .replaceAll('@send', 'message:send')
  }
  if (Array.isArray(value)) return value.map((each) => expand(each, names))
  if (typeof value !== 'object' || value === null) return value
  const mark = value as Marked
  if (mark.$t) return makers[mark.$t]?.(mark, names)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expand(each, names)]))
}

const ask = (event: string, valid: object, fields: Record<string, string> = {}) => ({ event, valid, fields })

/** What the set calls its requests and fields, as they are called here. A field that is not here is none of ours. */
export function requestOf(on: string, { token, conversation, request }: Names) {
  const cid = randomUUID()
  switch (on) {
    case '@hello':
      return ask(
        'session:start',
        { version: PROTOCOL_VERSION, site: 'shop', token, locale: 'en' },
        {
          ...{ token: 'token', siteId: 'site', v: 'version', identity: 'identity' },
        },
      )
    case '@send':
      return ask(
        'message:send',
        { cid, conversation, author: 'visitor', body: { kind: 'text', text: 'hello' } },
        {
          ...{ clientId: 'cid', text: 'body.text', conversationId: 'conversation' },
          // None of ours, and so without effect.
          ...{ sentAt: 'sentAt', id: 'id', author: 'by', verified: 'verified', tenantId: 'tenantId', html: 'html' },
        },
      )
    case '@resume':
      return ask('conversation:resume', { conversation, stream: 'public', after: 0, afterId: null }, { after: 'after' })
    case '@read':
      return ask('receipt:mark', { conversation, delivered: 1, read: 1 }, { upTo: 'read' })
    case '@typing':
      return ask('typing:set', { conversation, typing: true })
    case '@survey': {
      const answers = [
        { question: 'ease', score: 4 },
        { question: 'why', text: 'ok' },
      ]
      return ask(
        'survey:answer',
        { cid, survey: 'effort', conversation, request, outcome: 'answered', answers },
        {
          ...{ score: 'answers.0.score', surveyId: 'survey', comment: 'answers.1.text' },
        },
      )
    }
    case '@track': {
      const page = { url: 'https://shop.example/', title: 'Shop', type: 'home' }
      return ask('context:set', { page, cart: null, locale: 'en', referrer: null }, { cart: 'cart' })
    }
    case '@leave':
      return ask('session:end', {})
    default:
      return ask('conversation:take', { cid, conversation })
  }
}

/** Puts a value at a dotted path of a copy; `null` where the field is none of ours. */
export function patched(on: string, patch: NonNullable<HostileRow['patch']>, names: Names): object | null {
  const { valid, fields } = requestOf(on, names)
  const copy = structuredClone(valid) as Record<string, unknown>
  for (const { path, value } of patch) {
    const ours = fields[path]
    if (ours === undefined) return null
    const parts = ours.split('.')
    const last = parts.pop() ?? ''
    let place = copy
    for (const part of parts) place = place[part] as Record<string, unknown>
    place[last] = expand(value, names)
  }
  return copy
}

const set = (name: string, on: string, path: string, value: unknown, wanted = 'reject'): HostileRow => ({
  ...{ name, level: 'event', expect: wanted, on, patch: [{ path, value }] },
})
const frame = (name: string, ...frames: unknown[]): HostileRow => ({
  name,
  level: 'frame',
  expect: 'ignore-or-close',
  frames,
})
const http = (name: string, path: string, more: Partial<NonNullable<HostileRow['http']>> = {}, wanted = 'refuse') =>
  ({ name, level: 'http', expect: wanted, http: { path, ...more } }) satisfies HostileRow

/** Some of each kind, so that the doors are tried on every machine. */
export const ownRows: readonly HostileRow[] = [
  set('a list as text', '@send', 'text', ['x']),
  set('an operator as text', '@send', 'text', { $ne: null }),
  set('a look-alike of a node', '@send', 'text', { type: 'b', props: { children: 'x' } }),
  set('a prototype as text', '@send', 'text', { $t: 'json', s: '{"__proto__":{"role":"admin"}}' }),
  set('a way out as conversation', '@send', 'conversationId', '../1'),
  set('markup stays text', '@send', 'text', '<b onclick=x>é\u2028\u202e</b>', 'accept-as-text'),
  set('a role of its own', '@send', 'author', { kind: 'agent' }, 'reject-or-ignore-field'),
  set('somebody else to be', '@hello', 'token', '@token^1'),
  set('a statement as site', '@hello', 'siteId', `shop' or 1=1 --`),
  set('a list as site', '@hello', 'siteId', ['shop']),
  set('a proof without signature', '@hello', 'identity', { $t: 'jwt', sig: '' }),
  set('half a score', '@survey', 'score', 2.5),
  set('a score beyond numbers', '@survey', 'score', 1e30),
  set('a text as cart', '@track', 'cart', '9.99', 'reject-or-clean'),
  set('not a number as place', '@read', 'upTo', { $t: 'nan' }),
  {
    name: 'a deep one',
    level: 'event',
    expect: 'reject',
    on: '@send',
    args: [{ $t: 'nest', kind: 'object', depth: 200 }],
  },
  { name: 'a wide one', level: 'event', expect: 'reject', on: '@hello', args: [{ $t: 'wide', n: 3000 }] },
  {
    name: 'twelve buffers',
    level: 'event',
    expect: 'reject',
    on: '@resume',
    args: { $t: 'fill', n: 12, v: { $t: 'bytes', n: 1 } },
  },
  { name: "an agent's event", level: 'event', expect: 'reject', on: '@agentSend' },
  { name: 'before hello', level: 'event', expect: 'reject', on: '@send', before: '@hello' },
  { name: 'a flood of typing', level: 'event', expect: 'rate-limit', on: '@typing', times: 300 },
  frame('a type that is none', '48'),
  frame('half a list', '42["message:send"'),
  frame('a name that is a list', '42[["message:send"],{}]'),
  frame('an attachment that never comes', '451-["a",{"_placeholder":true,"num":0}]'),
  frame('an attachment by name', '451-["a",{"_placeholder":true,"num":"constructor"}]', { $t: 'bytes', n: 1 }),
  frame('bytes nobody asked for', { $t: 'bytes', n: 9 }),
  frame('ten thousand brackets', { $t: 'nestf', pre: '42["message:send",', depth: 10_000, post: ']' }),
  { name: 'a length below nothing', level: 'ws', expect: 'close', ws: { len64: 'fffffffffffffff0' } },
  { name: 'a close that says a wrong code', level: 'ws', expect: 'close', ws: { opcode: 8, hex: '03ed' } },
  http('another version of the wire', '/socket.io/?EIO=2&transport=polling'),
  http('a way out of the folder', '/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd'),
  http('a page of another origin', '/socket.io/?EIO=4&transport=websocket', {
    upgrade: true,
    headers: { origin: 'https://shop.test.evil.example' },
  }),
  http('another host', '/console', { headers: { host: 'evil.example' } }, 'harmless'),
]
