import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { AgentInput } from '@deskbell/protocol'
import { startServer } from '@deskbell/server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { io } from 'socket.io-client'
import { type Cable, openCable } from './cable.ts'
import { projectRoot } from './demo.ts'
import { type Look, looks } from './stage.ts'

const agent = { name: 'Mari Kask', email: 'mari@talk.example', password: 'seven green umbrellas sing' }

/** What is asked before a conversation, and when nobody is there. */
export const forms = {
  version: 1,
  consent: { text: 'We keep this conversation for a year.', link: { label: 'Privacy', url: '/privacy' } },
  before: {
    intro: 'Tell us a little, so that the right person answers.',
    fields: [
      { id: 'name', kind: 'name', label: 'Your name', required: true },
      {
        ...{ id: 'about', kind: 'topic', label: 'What is it about?', required: true },
        options: [
          { id: 'order', label: 'An order' },
          { id: 'sizes', label: 'Sizes' },
          { id: 'other', label: 'Something else' },
        ],
      },
    ],
  },
  away: {
    fields: [
      { id: 'email', kind: 'email', label: 'E-mail', required: true },
      { id: 'message', kind: 'long', label: 'Message', required: true },
    ],
  },
}

const page = (dir: string, lang: string) =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Talk</title><h1>Rosso</h1>` +
  `<script async src="/deskbell.js" data-site-key="talk"></script></html>`

/** A site of its own, with forms and without an assistant, and both browsers on it. */
export interface Talk {
  url: string
  shopper: Page
  /** Another tab of the shopper's browser. */
  tab(): Promise<Page>
  /** The agent at the console, signed in on the first call. */
  agent(): Promise<Page>
  /** Sends what agents insert into the shopper's newest conversation. */
  insert(...bodies: AgentInput<'message:send'>['body'][]): Promise<void>
  /** The agent solves the shopper's newest conversation. */
  solve(): Promise<void>
  network(on: boolean): Promise<void>
  /** The way to the server: cut, with all that is under way on it, and mended. */
  cable: Pick<Cable, 'cut' | 'mend'>
  close(): Promise<void>
}

export interface TalkOptions {
  look?: Look
  dir?: 'ltr' | 'rtl'
  lang?: string
  width?: number
  withForms?: boolean
  /** More files of the site and its help, such as `site/assistant.json` and `help/manifest.json`. */
  files?: Readonly<Record<string, unknown>>
  secrets?: Readonly<Record<string, string>>
}

function writeSite(withForms: boolean, more: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-talk-'))
  const team = [{ name: agent.name, initials: 'MK', role: 'Fitting specialist' }]
  const files: Record<string, unknown> = {
    'site/site.json': { key: 'talk', name: 'Rosso', defaultLanguage: 'en', team },
    ...(withForms ? { 'site/forms.json': forms } : {}),
    ...more,
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), JSON.stringify(content))
  }
  return folder
}

async function signIn(context: BrowserContext, url: string): Promise<string> {
  const { email, password } = agent
  const answer = await context.request.post(`${url}/v1/session`, {
    data: { email, password },
    headers: { origin: url },
  })
  if (!answer.ok()) throw new Error(`sign-in refused: ${await answer.text()}`)
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Opens it all. The build in `dist` must exist. */
export async function openTalk(browser: Browser, options: TalkOptions = {}): Promise<Talk> {
  const { look = 'light', dir = 'ltr', lang = 'en', width, withForms = true, files = {}, secrets = {} } = options
  const folder = writeSite(withForms, files)
  const server = await startServer({
    ...{ port: 0, dataDir: join(folder, 'data'), log: 'silent' },
    static: { cdn: resolve(projectRoot, 'dist/cdn'), console: resolve(projectRoot, 'dist/console') },
    sites: [{ folder: join(folder, 'site'), help: 'help/manifest.json' in files ? join(folder, 'help') : null }],
    agents: [agent],
    secrets: { ...secrets },
    pages(request, response) {
      if (request.url !== '/') return false
      response.setHeader('content-type', 'text/html; charset=utf-8')
      // As a shop's pages that may be read again offline.
      response.setHeader('cache-control', 'private, max-age=600')
      response.end(page(dir, lang))
      return true
    },
  })
  const cable = await openCable(server.url)
  const { url } = cable
  const shopperContext = await browser.newContext({ ...looks[look], locale: 'en-GB' })
  const agentContext = await browser.newContext({ ...looks.light, locale: 'en-GB' })
  const tab = async () => {
    const opened = await shopperContext.newPage()
    if (width) await opened.setViewportSize({ width, height: 700 })
    await opened.goto(`${url}/`)
    return opened
  }
  let cookie: Promise<string> | undefined
  const session = () => {
    cookie ??= signIn(agentContext, url)
    return cookie
  }
  let desk: Promise<Page> | undefined
  const open = async () => {
    await session()
    const console = await agentContext.newPage()
    await console.goto(`${url}/console/`)
    return console
  }

  /** Does something with the shopper's newest conversation, as an agent with a connection of her own. */
  async function act(inputs: (conversation: string) => [command: string, input: object][]): Promise<void> {
    const socket = io(`${url}/agent`, { extraHeaders: { cookie: await session() }, transports: ['websocket'] })
    try {
      const ask = (command: string, input: unknown) => socket.timeout(8000).emitWithAck(command, input)
      await ask('session:start', { version: 1 })
      const { conversations } = await ask('inbox:list', { view: 'inbox' })
      for (const [command, input] of inputs(conversations[0]?.id)) {
        const answer = await ask(command, { cid: randomUUID(), ...input })
        if (!answer.ok) throw new Error(JSON.stringify(answer))
      }
    } finally {
      socket.disconnect()
    }
  }

  return {
    url,
    shopper: await tab(),
    tab,
    agent() {
      desk ??= open()
      return desk
    },
    insert: (...bodies) =>
      act((conversation) => bodies.map((body) => ['message:send', { conversation, stream: 'public', body }])),
    solve: () => act((conversation) => [['conversation:solve', { conversation }]]),
    cable,
    network: (on) => shopperContext.setOffline(!on),
    async close() {
      await shopperContext.close()
      await agentContext.close()
      await cable.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
