import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AgentAnswers } from '@deskbell/protocol'
import {
  type AgentCommand,
  type AgentInput,
  type Answer,
  PROTOCOL_VERSION,
  type ServerToAgent,
  type ServerToVisitor,
  type VisitorAnswers,
  type VisitorCommand,
  type VisitorInput,
} from '@deskbell/protocol'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { type RunningServer, type ServerOptions, startServer } from '../src/index.ts'
import { type MakeDatabase, makeSqlite } from './databases.ts'

/** Which database the stages of this file's tests use. */
let make = makeSqlite
export const useDatabase = (other: MakeDatabase): void => {
  make = other
}
export const makeDatabase: MakeDatabase = () => make()

export const survey = {
  version: 1,
  id: 'effort',
  trigger: 'solved',
  // Tests solve one conversation after another.
  cooldownDays: 0,
  questions: [
    { id: 'ease', kind: 'rating', metric: 'ces7', min: 1, max: 7, text: 'Easy?', ends: { low: 'No', high: 'Yes' } },
    { id: 'why', kind: 'open', text: 'Why?' },
  ],
}

export const forms = {
  version: 1,
  consent: { text: { en: 'We keep what you write for a year.', et: 'Hoiame sinu sõnu aasta.' } },
  before: {
    fields: [
      { id: 'name', kind: 'name', label: { en: 'Your name', et: 'Sinu nimi' }, required: true },
      {
        ...{ id: 'about', kind: 'topic', label: { en: 'What is it about?', et: 'Millest jutt?' } },
        options: [
          { id: 'order', label: { en: 'An order', et: 'Tellimus' } },
          { id: 'sizes', label: { en: 'Sizes', et: 'Suurused' } },
        ],
      },
      { id: 'order-number', kind: 'pattern', pattern: '[A-Z]{2}\\d{4}', label: 'Order number' },
    ],
  },
  away: {
    afterSeconds: 60,
    fields: [
      { id: 'email', kind: 'email', label: 'E-mail', required: true },
      { id: 'message', kind: 'long', label: 'Message', required: true },
    ],
  },
}

/** Writes a site, its help and a build into a new folder. */
export function writeFixture(): { folder: string; options: ServerOptions } {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-server-'))
  const files: Record<string, unknown> = {
    'site/site.json': { key: 'shop', name: 'Shoe shop', defaultLanguage: 'en', replyTime: null, team: [] },
    'site/greetings.json': {
      version: 1,
      greetings: [{ id: 'sizes', when: { cartItems: 2 }, show: { text: 'Two sizes?' } }],
    },
    'site/assistant.json': { version: 1, name: 'Bell', hello: 'Hello!', flows: [] },
    'site/surveys/effort.json': survey,
    'site/forms.json': forms,
    'other/site.json': { key: 'other', name: 'Other shop', defaultLanguage: 'en' },
    'help/manifest.json': { version: 1, default: 'en', files: { en: 'en-abc.json' } },
    'help/en-abc.json': { version: 1, lang: 'en', hash: 'abc', categories: [], synonyms: [], articles: [] },
    'cdn/deskbell.js': `/* the tag */${' '.repeat(2000)}`,
    'cdn/assets/panel-abc.js': 'export {}',
    'cdn/assets/packed.js': '/* plain */',
    'cdn/assets/packed.js.br': 'packed as br',
    'cdn/assets/packed.js.gz': 'packed as gzip',
    'console/index.html': '<!doctype html><title>Deskbell</title>',
    'console/assets/index-abc.js': 'export {}',
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const options: ServerOptions = {
    dataDir: join(folder, 'data'),
    filesDir: join(folder, 'files'),
    static: { cdn: join(folder, 'cdn'), console: join(folder, 'console') },
    sites: [
      { folder: join(folder, 'site'), help: join(folder, 'help') },
      { folder: join(folder, 'other'), help: null },
    ],
    agents: [
      { name: 'Ann', email: 'ann@shop.example', password: 'correct horse' },
      { name: 'Ben', email: 'ben@shop.example', password: 'battery staple' },
      { name: 'Eve', email: 'eve@other.example', password: 'other site pass', site: 'other' },
    ],
    messageLimit: { count: 100_000, perMs: 1000 },
    hourLimit: { count: 100_000, perMs: 1000 },
    siteLimit: { count: 100_000, perMs: 1000 },
    actLimit: { count: 100_000, perMs: 1000 },
    log: 'silent',
  }
  return { folder, options }
}

type Events<E> = { [K in keyof E]: E[K] extends (value: infer V) => void ? V : undefined }

/** A device: asks commands, remembers what was pushed. */
export interface Device<Command extends string, Inputs, Answers, Pushed> {
  ask<C extends Command>(
    command: C,
    input: C extends keyof Inputs ? Inputs[C] : never,
  ): Promise<Answer<C extends keyof Answers ? Answers[C] : never>>
  /** Everything pushed under this name so far. */
  pushed<E extends keyof Pushed & string>(event: E): Events<Pushed>[E][]
  /** Resolves to the first push that fits, also one that came before. */
  next<E extends keyof Pushed & string>(
    event: E,
    fits?: (value: Events<Pushed>[E]) => boolean,
  ): Promise<Events<Pushed>[E]>
  socket: Socket
  close(): void
}
export type VisitorDevice = Device<
  VisitorCommand,
  { [C in VisitorCommand]: VisitorInput<C> },
  VisitorAnswers,
  ServerToVisitor
>
export type AgentDevice = Device<AgentCommand, { [C in AgentCommand]: AgentInput<C> }, AgentAnswers, ServerToAgent>

/** What a test does with a socket. */
export function createDevice(socket: Socket): VisitorDevice & AgentDevice {
  const seen: { event: string; value: unknown }[] = []
  const waiting = new Set<() => void>()
  function see(event: string, value: unknown): void {
    seen.push({ event, value })
    for (const look of waiting) look()
  }
  socket.onAny(see)
  const pushed = (event: string) => seen.filter((push) => push.event === event).map(({ value }) => value)
  /** What the acknowledgement of a visitor's own words tells is pushed to her other devices only. */
  function acknowledged(input: unknown, { id, seq, at }: { id: string; seq: number; at: number }): void {
    const { cid, conversation, author, body } = input as VisitorInput<'message:send'>
    const known = pushed('entry:appended').some((entry) => (entry as { id: string }).id === id)
    const who = { kind: author, id: null, name: null }
    if (!known) see('entry:appended', { id, seq, at, cid, conversation, stream: 'public', author: who, body })
  }
  async function ask(command: string, input: unknown) {
    const answer = await socket.timeout(8000).emitWithAck(command, input)
    if (command === 'message:send' && answer.ok && 'author' in (input as object)) acknowledged(input, answer)
    return answer
  }
  const device = {
    socket,
    ask,
    pushed,
    next: (event: string, fits: (value: never) => boolean = () => true) =>
      new Promise((ok, fail) => {
        const timer = setTimeout(() => fail(new Error(`no ${event} came`)), 8000)
        function look() {
          const found = pushed(event).find((value) => fits(value as never))
          if (found === undefined) return
          clearTimeout(timer)
          waiting.delete(look)
          ok(found)
        }
        waiting.add(look)
        look()
      }),
    close: () => socket.disconnect(),
  }
  return device as unknown as VisitorDevice & AgentDevice
}

export interface Stage {
  server: RunningServer
  options: ServerOptions
  folder: string
  connect(
    namespace: '/visitor' | '/agent',
    options?: Partial<ManagerOptions & SocketOptions>,
  ): VisitorDevice & AgentDevice
  /** A visitor who has said `session:start`; another device of the same person with the token. */
  visitor(token?: string | null): Promise<VisitorDevice & { id: string; token: string }>
  /** An agent signed in by password; `cookie` of a sign-in before may be given. */
  agent(email?: string, password?: string): Promise<AgentDevice & { id: string; cookie: string }>
  /** Stops the server and starts it again on the same database. */
  restart(change?: Partial<ServerOptions>): Promise<void>
  /** Asks the database itself. */
  rows<Row>(sql: string, ...params: (string | number)[]): Promise<Row[]>
  close(): Promise<void>
}

export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in refused: ${await response.text()}`)
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}

/** @param write puts further files into the fixture's folder before the server starts */
export async function openStage(
  change: Partial<ServerOptions> = {},
  write: (folder: string) => void = () => {},
): Promise<Stage> {
  const fixture = writeFixture()
  const { folder } = fixture
  write(folder)
  const database = await makeDatabase()
  const options = { ...fixture.options, ...database.options, ...change }
  const sockets = new Set<Socket>()
  const stage: Stage = {
    server: await startServer(options),
    options,
    folder,
    connect(namespace, more = {}) {
      const socket = io(`${stage.server.url}${namespace}`, {
        ...{ transports: ['websocket'], forceNew: true, reconnection: false },
        ...more,
      })
      sockets.add(socket)
      return createDevice(socket)
    },
    async visitor(token = null) {
      const device = stage.connect('/visitor') as unknown as VisitorDevice
      const input = { version: PROTOCOL_VERSION, site: 'shop', token, locale: 'en' }
      const answer = await device.ask('session:start', input)
      if (!answer.ok) throw new Error(answer.error.code)
      return Object.assign(device, { id: answer.visitor, token: answer.token })
    },
    async agent(email = 'ann@shop.example', password = 'correct horse') {
      const cookie = await signIn(stage.server.url, email, password)
      const device = stage.connect('/agent', { extraHeaders: { cookie } }) as unknown as AgentDevice
      const answer = await device.ask('session:start', { version: PROTOCOL_VERSION })
      if (!answer.ok) throw new Error(answer.error.code)
      return Object.assign(device, { id: answer.agent.id, cookie })
    },
    async restart(more = {}) {
      await stage.server.stop()
      stage.server = await startServer({ ...options, ...more })
    },
    rows: database.rows,
    async close() {
      for (const socket of sockets) socket.disconnect()
      await stage.server.stop()
      database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

/** A stage with the admin and an agent of one shop, and the admin of another, who must neither see nor change theirs. */
export async function openTwoShops() {
  const stage = await openStage({
    agents: [
      { name: 'Ann', email: 'ann@shop.example', password: 'correct horse', role: 'admin' },
      { name: 'Ben', email: 'ben@shop.example', password: 'battery staple' },
      { name: 'Eve', email: 'eve@other.example', password: 'other site pass', site: 'other', role: 'admin' },
    ],
  })
  return {
    stage,
    ann: await stage.agent(),
    ben: await stage.agent('ben@shop.example', 'battery staple'),
    eve: await stage.agent('eve@other.example', 'other site pass'),
  }
}

/** Words of a visitor, ready to send. */
export const words = (
  conversation: string,
  text: string,
  cid: string = randomUUID(),
): VisitorInput<'message:send'> => ({
  ...{ cid, conversation, author: 'visitor', body: { kind: 'text', text } },
})

/** The answer, or a failed test. */
export function granted<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return answer
}

/** The code of a refusal, or a failed test. */
export function refusal(answer: Answer<unknown>): string {
  if (answer.ok) throw new Error(`granted: ${JSON.stringify(answer)}`)
  return answer.error.code
}
