import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startServer } from '@deskbell/server'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { io, type Socket } from 'socket.io-client'
import { projectRoot } from './demo.ts'
import { looks } from './stage.ts'

const password = 'seven green umbrellas sing'
const people = {
  Mari: { name: 'Mari', email: 'mari@desk.example', password, role: 'admin' },
  Jaan: { name: 'Jaan', email: 'jaan@desk.example', password, role: 'agent' },
} as const
export type AgentName = keyof typeof people

/** A shopper without a page: what it says to the server a widget would say. */
export interface BareShopper {
  conversation: string
  ask(command: string, input: object): Promise<Record<string, unknown>>
  say(text: string): Promise<void>
  /** Words that this shopper was told. */
  heard(): string[]
}

export interface Desk {
  page: Page
  context: BrowserContext
  /** Exceptions, errors of the console and of the policy, and dialogs that nobody asked for. */
  complaints: string[]
}

/** A server of its own with two agents; each has a browser profile of her own. */
export interface ConsoleStage {
  url: string
  dataDir: string
  /** Signs in at a fresh profile and opens the console. */
  desk(name: AgentName, more?: BrowserContextOptions): Promise<Desk>
  /** Somebody who asked for a person with these words. */
  shopper(words: string, name?: string, locale?: string): Promise<BareShopper>
  /** Signs in from nowhere, for what is not done by hand. */
  session(name: AgentName): Promise<string>
  close(): Promise<void>
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const expected = /net::ERR_|WebSocket connection to|Failed to load resource/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
}

export async function openConsoleStage(browser: Browser, files: Record<string, object> = {}): Promise<ConsoleStage> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-console-'))
  mkdirSync(join(folder, 'site'), { recursive: true })
  const all = { 'site.json': { key: 'desk', name: 'Rosso', defaultLanguage: 'en' }, ...files }
  for (const [name, content] of Object.entries(all)) {
    writeFileSync(join(folder, 'site', name), JSON.stringify(content))
  }
  const dataDir = join(folder, 'data')
  const server = await startServer({
    ...{ port: 0, dataDir, log: 'silent', messageLimit: { count: 100_000, perMs: 1000 } },
    static: { cdn: resolve(projectRoot, 'dist/cdn'), console: resolve(projectRoot, 'dist/console') },
    sites: [{ folder: join(folder, 'site'), help: null }],
    agents: Object.values(people),
  })
  const { url } = server
  const contexts: BrowserContext[] = []
  const sockets: Socket[] = []
  return {
    url,
    dataDir,
    async session(name) {
      const { email } = people[name]
      const answer = await fetch(`${url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password }),
      })
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    },
    async desk(name, more = {}) {
      const context = await browser.newContext({ ...looks.light, locale: 'en-GB', ...more })
      contexts.push(context)
      const { email } = people[name]
      const signedIn = await context.request.post(`${url}/v1/session`, {
        data: { email, password },
        headers: { origin: url },
      })
      if (!signedIn.ok()) throw new Error(`sign-in refused: ${await signedIn.text()}`)
      const page = await context.newPage()
      const complaints: string[] = []
      listen(page, complaints)
      await page.goto(`${url}/console/`)
      await page.getByRole('navigation').first().waitFor()
      return { page, context, complaints }
    },
    async shopper(words, name, locale = 'en') {
      const socket = io(`${url}/visitor`, { transports: ['websocket'], forceNew: true })
      sockets.push(socket)
      const heard: string[] = []
      socket.on('entry:appended', ({ body }) => heard.push(body.text ?? body.kind))
      const ask = async (command: string, input: object) => {
        const answer = await socket.timeout(20_000).emitWithAck(command, input)
        if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.error)}`)
        return answer
      }
      await ask('session:start', { version: 1, site: 'desk', token: null, locale })
      if (name) await ask('profile:set', { name })
      const conversation = randomUUID()
      const say = async (text: string) => {
        const body = { kind: 'text', text }
        await ask('message:send', { cid: randomUUID(), conversation, author: 'visitor', body })
      }
      await say(words)
      await ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' })
      return { conversation, ask, say, heard: () => heard }
    },
    async close() {
      for (const socket of sockets) socket.disconnect()
      for (const context of contexts) await context.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Fills the sign-in screen in. */
export async function signInAgain(page: Page, name: AgentName): Promise<void> {
  await page.getByLabel('E-mail').fill(people[name].email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
