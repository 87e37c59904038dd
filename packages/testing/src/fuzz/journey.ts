import {
  type AgentClient,
  createAgentClient,
  createVisitorClient,
  type Line as ShownLine,
  type VisitorClient,
} from '@deskbell/client'
import { createMemoryStorage } from '@deskbell/client/edge/memory-storage'
import { createTabLink } from '@deskbell/client/test/device'
import type { AgentCommand, ServerToAgent, ServerToVisitor, VisitorCommand } from '@deskbell/protocol'
import { calm, type Line, openLine } from './network.ts'
import { createWorld, type World } from './world.ts'

interface Tab<Client, L> {
  client: Client
  line: L
  wake(): void
}
type ShopTab = Tab<VisitorClient, Line<VisitorCommand, ServerToVisitor>>
type DeskTab = Tab<AgentClient, Line<AgentCommand, ServerToAgent>>

const tabCount = 2
const actCount = 50

/** What a journey saw, and what is wrong with it. */
export interface Outcome {
  faults: string[]
  /** One line per act, to compare two runs of one seed and to read what happened. */
  trace: string[]
  stored: string[]
}

function createWakes() {
  const runs = new Set<() => void>()
  return {
    onWake(run: () => void) {
      runs.add(run)
      return () => void runs.delete(run)
    },
    wake() {
      for (const run of [...runs]) run()
    },
  }
}

const saidIn = ({ body }: { body: { kind: string } }): string =>
  ('text' in body && typeof body.text === 'string' && body.text) || body.kind

/** Shopper with two tabs, agent, two nodes, and chance. */
class Journey {
  private readonly world: World
  private readonly cookie: string
  private readonly kept = new Map<string, unknown>()
  private readonly deskKept = new Map<string, unknown>()
  private readonly link = createTabLink()
  private readonly id: string
  private readonly said: string[][] = [[], [], []]
  private readonly trace: string[] = []
  private readonly faults: string[] = []
  private tabs: ShopTab[] = []
  private desk: DeskTab

  constructor(world: World, cookie: string) {
    this.world = world
    this.cookie = cookie
    this.id = world.newId()
    for (let n = 0; n < tabCount; n++) this.tabs.push(this.openTab())
    this.desk = this.openDesk()
  }

  private common() {
    const { clock, random, newId } = this.world
    return { clock, random, newId, report() {} }
  }
  private openTab(): ShopTab {
    const line = openLine<VisitorCommand, ServerToVisitor>(this.world, ({ visitors }) => visitors)
    const { onWake, wake } = createWakes()
    const storage = createMemoryStorage(this.kept, true)
    const own = { connection: line.connection, storage, site: 'shop', locale: 'en', tabs: this.link(), onWake }
    const client = createVisitorClient({ ...this.common(), ...own })
    client.connect()
    client.thread(this.id)
    return { client, line, wake }
  }
  private openDesk(): DeskTab {
    const headers = { cookie: this.cookie }
    const line = openLine<AgentCommand, ServerToAgent>(this.world, ({ agents }) => agents, headers)
    const { onWake, wake } = createWakes()
    const storage = createMemoryStorage(this.deskKept, true)
    const client = createAgentClient({ ...this.common(), connection: line.connection, storage, onWake })
    client.connect()
    return { client, line, wake }
  }

  private screens(): [string, readonly ShownLine[]][] {
    const shop = this.tabs.map(({ client }, n): [string, readonly ShownLine[]] => [
      `tab ${n}`,
      client.thread(this.id).lines.value,
    ])
    return this.begun() ? [...shop, ['desk', this.desk.client.thread(this.id).lines.value]] : shop
  }
  private rows() {
    return this.world.rows<{ id: string; seq: number; cid: string | null; sender: string; body: string }>(
      `select id, seq, cid, sender, body from entry where conversation = ? and stream = 'public' order by seq`,
      this.id,
    )
  }
  private begun(): boolean {
    return this.rows().length > 0
  }
  private readonly log = (what: string) => void this.trace.push(`${this.world.clock.now()} ${what}`)
  private chance<T>(from: readonly T[]): T {
    return from[Math.floor(this.world.random() * from.length)]!
  }
  private lines() {
    return [...this.tabs.map(({ line }) => line), this.desk.line]
  }

  private readonly acts: [number, () => void | Promise<void>][] = [
    [8, () => this.shopperSays()],
    [5, () => this.agentSays()],
    [1, () => this.chance(this.tabs).client.thread(this.id).requestHandoff('asked')],
    [3, () => this.chance(this.lines()).cut()],
    [4, () => this.chance(this.lines()).mend()],
    [3, () => this.changeWeather()],
    [2, () => this.reload()],
    [1, () => this.reloadDesk()],
    [2, () => this.world.kill(this.world.random() < 0.5 ? 0 : 1)],
    [3, () => this.world.revive(this.world.random() < 0.5 ? 0 : 1)],
    [3, () => this.chance([...this.tabs, this.desk]).wake()],
    [6, () => this.world.clock.turn(this.world.random() * 8000)],
    [1, () => this.world.clock.turn(this.world.random() * 90_000)],
  ]

  private shopperSays(): void {
    const n = Math.floor(this.world.random() * tabCount)
    const text = `v${n}.${this.said[n]!.length}`
    this.said[n]!.push(text)
    this.tabs[n]!.client.thread(this.id).send(text)
  }
  private agentSays(): void {
    if (!this.begun()) return
    const text = `a.${this.said[tabCount]!.length}`
    this.said[tabCount]!.push(text)
    this.desk.client.thread(this.id).send(text, 'public')
  }
  private changeWeather(): void {
    const { random } = this.world
    this.chance(this.lines()).weather = { lost: random() * 0.4, doubled: random() * 0.4, lateMs: random() * 2000 }
  }
  /** What was never kept was never promised: the disk has its moment first. */
  private async reload(): Promise<void> {
    await this.world.clock.turn(1)
    const n = Math.floor(this.world.random() * tabCount)
    this.tabs[n]!.client.destroy()
    this.tabs[n] = this.openTab()
  }
  private async reloadDesk(): Promise<void> {
    await this.world.clock.turn(1)
    this.desk.client.destroy()
    this.desk = this.openDesk()
  }

  private async act(): Promise<void> {
    const all = this.acts.reduce((sum, [weight]) => sum + weight, 0)
    let dice = this.world.random() * all
    const at = this.acts.findIndex(([weight]) => {
      dice -= weight
      return dice < 0
    })
    this.log(`act ${at}`)
    await this.acts[at]![1]()
    if (this.world.random() < 0.5) await this.world.clock.turn(1)
  }

  /** Nobody may ever be told that words are sent which are not stored. */
  private checkSent(): void {
    const stored = new Set(this.rows().map(({ cid }) => cid))
    for (const [who, shown] of this.screens()) {
      for (const line of shown) {
        if (line.cid && ['sent', 'delivered', 'read'].includes(line.state) && !stored.has(line.cid)) {
          this.faults.push(`${who} shows "${saidIn(line)}" as ${line.state}, and it is not stored`)
        }
      }
    }
  }
  private checkEnd(stored: readonly string[]): void {
    const rows = this.rows()
    const expect = (what: string, is: unknown, wanted: unknown) => {
      if (JSON.stringify(is) !== JSON.stringify(wanted)) {
        this.faults.push(`${what}\n  is     ${JSON.stringify(is)}\n  wanted ${JSON.stringify(wanted)}`)
      }
    }
    expect(
      'seqs',
      rows.map(({ seq }) => seq),
      rows.map((_, n) => n + 1),
    )
    const cids = rows.flatMap(({ cid, sender }) => (cid === null ? [] : `${sender} ${cid}`))
    expect('cids', cids.length, new Set(cids).size)
    for (const [n, said] of this.said.entries()) {
      const mark = n === tabCount ? 'a.' : `v${n}.`
      expect(
        `the words of ${mark}`,
        stored.filter((text) => text.startsWith(mark)),
        said,
      )
    }
    for (const [who, shown] of this.screens()) {
      expect(`${who}`, shown.map(saidIn), stored)
      expect(
        `${who}, unsettled`,
        shown.filter(({ state }) => state === 'waiting' || state === 'failed').map(saidIn),
        [],
      )
    }
    if (this.world.errors.length > 0) this.faults.push(`in the background: ${this.world.errors.map(String).join('; ')}`)
  }

  async walk(): Promise<Outcome> {
    for (let n = 0; n < actCount; n++) {
      await this.act()
      this.checkSent()
    }
    await this.world.revive(0)
    await this.world.revive(1)
    for (const line of this.lines()) {
      line.weather = calm
      line.mend()
    }
    await this.world.clock.turn(60_000)
    // Whoever never looked looks now.
    this.screens()
    await this.world.clock.turn(60_000)
    const stored = this.rows().map(({ body }) => saidIn({ body: JSON.parse(body) }))
    this.checkEnd(stored)
    this.log(stored.join(' '))
    for (const { client } of [...this.tabs, this.desk]) client.destroy()
    return { faults: this.faults, trace: this.trace, stored }
  }
}

/** Walks the journey of a seed; the same seed walks the same way. */
export async function walk(seed: number): Promise<Outcome> {
  const world = await createWorld(seed)
  try {
    const cookie = await world.nodes[0]!.node!.signIn()
    return await new Journey(world, cookie).walk()
  } finally {
    await world.close()
  }
}
