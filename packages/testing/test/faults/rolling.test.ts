import type { ChildProcess } from 'node:child_process'
import { makePostgres } from '@deskbell/server/test/databases'
import { hasPostgres, type Postgres, startPostgres } from '@deskbell/server/test/postgres'
import { exit, launch } from '@deskbell/server/test/processes'
import { serverMs } from '@deskbell/server/test/programs'
import { hasRedis, type Redis, startRedis } from '@deskbell/server/test/redis'
import { signIn, writeFixture } from '@deskbell/server/test/stage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFaultProxy } from '../../src/faults/fault-proxy.ts'
import { openAgent, openShopper } from '../../src/faults/people.ts'

const patience = { timeout: 30_000, interval: 50 }

describe.skipIf(!hasPostgres || !hasRedis)('two servers behind a balancer', () => {
  let postgres: Postgres
  let redis: Redis
  const children: ChildProcess[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    redis = await startRedis()
  }, serverMs)
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await redis.kill()
    await postgres.close()
  }, serverMs)

  /** A database, and how to start nodes on it. */
  async function setUp() {
    const database = await makePostgres(postgres)
    const options = { ...writeFixture().options, ...database.options, redisUrl: redis.url }
    async function start() {
      const made = await launch(options)
      children.push(made.child)
      return made
    }
    return { database, start }
  }

  test('[X80] a node is killed: its visitors are at the other within ten seconds, and what they wrote meanwhile arrives once', async () => {
    const { database, start } = await setUp()
    const [dies, stays] = [await start(), await start()]
    const wire = await openFaultProxy({ url: dies.url })
    const shopper = openShopper({ url: wire.url })
    const thread = shopper.client.thread()
    thread.send('Hello')
    const states = () => thread.lines.value.map(({ state }) => state)
    await expect.poll(states, patience).toEqual(['sent'])
    wire.target(stays.url)
    const ended = exit(dies.child)
    dies.child.kill('SIGKILL')
    await ended
    thread.send('Anybody there?')
    await expect.poll(states, { timeout: 10_000, interval: 50 }).toEqual(['sent', 'sent'])
    const rows = await database.rows<{ seq: number; body: string }>(
      'select seq, body from entry where conversation = ? order by seq',
      thread.id,
    )
    expect(rows.map(({ seq, body }) => [seq, JSON.parse(body).text])).toEqual([
      [1, 'Hello'],
      [2, 'Anybody there?'],
    ])
    shopper.client.destroy()
    await wire.close()
  }, 120_000)

  test('[X47] [D19] both are replaced one after the other, under load: nothing is lost, nobody sees an error, and each device comes back at most twice', async () => {
    const { database, start } = await setUp()
    const first = await start()
    const second = await start()
    const cookie = await signIn(first.url, 'ann@shop.example', 'correct horse')
    const [shop, desk] = await Promise.all([
      openFaultProxy({ url: first.url }),
      openFaultProxy({ url: second.url, headers: { cookie } }),
    ])
    const shopper = openShopper({ url: shop.url })
    const agent = openAgent(desk.url)
    const thread = shopper.client.thread()
    thread.send('v0')
    thread.requestHandoff('asked')
    await expect.poll(() => agent.client.connection.value, patience).toBe('online')
    await expect.poll(() => thread.lines.value.every(({ state }) => state !== 'waiting'), patience).toBe(true)
    const desktop = agent.client.thread(thread.id)
    const failed: string[] = []
    const said = { v: 1, a: 1 }
    /** Somebody who writes on and on, but does not run away from a busy machine. */
    const mayWrite = (lines: typeof thread.lines.value) => lines.filter(({ state }) => state === 'waiting').length < 5
    const load = setInterval(() => {
      if (mayWrite(thread.lines.value)) thread.send(`v${said.v++}`)
      if (mayWrite(desktop.lines.value)) desktop.send(`a${said.a++}`, 'public')
      for (const { state } of [...thread.lines.value, ...desktop.lines.value])
        if (state === 'failed') failed.push(state)
    }, 40)

    async function replace(old: { child: ChildProcess }, other: { url: string }) {
      for (const wire of [shop, desk]) wire.target(other.url)
      const ended = exit(old.child)
      old.child.kill('SIGTERM')
      expect(await ended).toBe(0)
      return start()
    }
    const third = await replace(first, second)
    await replace(second, third)
    clearInterval(load)

    const words = (lines: typeof thread.lines.value) =>
      lines.map(({ body }) => ('text' in body ? body.text : body.kind))
    const stored = async () =>
      (
        await database.rows<{ body: string }>('select body from entry where conversation = ? order by seq', thread.id)
      ).map(({ body }) => JSON.parse(body) as { kind: string; text?: string })
    await expect
      .poll(async () => (await stored()).filter(({ kind }) => kind === 'text').length, patience)
      .toBe(said.v + said.a - 1)
    const log = (await stored()).map(({ kind, text }) => text ?? kind)
    await expect.poll(() => words(thread.lines.value), patience).toEqual(log)
    await expect.poll(() => words(desktop.lines.value), patience).toEqual(log)
    for (const side of ['v', 'a']) {
      const own = log.filter((text) => text.startsWith(side) && /\d$/.test(text))
      expect(own).toEqual(Array.from({ length: own.length }, (_, n) => `${side}${side === 'v' ? n : n + 1}`))
    }
    expect(failed).toEqual([])
    expect(shop.taken).toBeLessThanOrEqual(3)
    expect(desk.taken).toBeLessThanOrEqual(3)
    shopper.client.destroy()
    agent.client.destroy()
    await Promise.all([shop.close(), desk.close()])
  }, 120_000)
})
