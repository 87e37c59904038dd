import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWire, type Wire } from './wire.ts'

const person = { name: 'Bench', email: 'agent@bench.example', password: 'a bench made of oak and iron 47' }

/** A folder with the least that a server needs, and its options. */
export function makeFixture() {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-bench-'))
  for (const name of ['site', 'built', 'relay']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'site/site.json'), JSON.stringify({ key: 'bench', name: 'Bench', defaultLanguage: 'en' }))
  const unlimited = { count: 1_000_000_000, perMs: 1000 }
  const options = {
    dataDir: join(folder, 'data'),
    static: { cdn: join(folder, 'built'), console: join(folder, 'built') },
    sites: [{ folder: join(folder, 'site'), help: null }],
    ...{
      agents: [person],
      messageLimit: unlimited,
      hourLimit: unlimited,
      siteLimit: unlimited,
      actLimit: unlimited,
      log: 'silent',
    },
  }
  return { folder, options, drop: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Fixture = ReturnType<typeof makeFixture>

/** The agent to whom everything is delivered. */
export async function openDesk(url: string, conversations: readonly string[]): Promise<Wire> {
  const response = await fetch(`${url}/v1/session`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json', origin: url } },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  if (!response.ok) throw new Error(`the agent was not let in: ${await response.text()}`)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const desk = await openWire(url, '/agent', { cookie, origin: url })
  await desk.ask('session:start', { version: 1 })
  for (const conversation of conversations) await desk.ask('conversation:open', { conversation })
  return desk
}
