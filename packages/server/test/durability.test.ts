import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { acknowledged, exit, flood, launch } from './processes.ts'
import { makeDatabase, writeFixture } from './stage.ts'

async function setUp() {
  const [{ folder, options }, database] = [writeFixture(), await makeDatabase()]
  return { ...database, folder, options: { ...options, ...database.options } }
}

interface Row {
  id: string
  cid: string
  seq: number
}

/** How often it is killed; `DESKBELL_KILLS=100` takes its time. */
const kills = Number(process.env.DESKBELL_KILLS ?? 3)

test(
  '[M1] [X42] every acknowledged message survives SIGKILL under load, once and in place; others were never acknowledged',
  async () => {
    const { folder, options, rows: ask, drop } = await setUp()
    for (let kill = 0; kill < kills; kill++) {
      const killAfterMs = [0, 300, 150][kill] ?? Math.random() * 400
      const { child, url } = await launch(options)
      const senders = await Promise.all([flood(url), flood(url), flood(url)])
      await acknowledged(senders, 5)
      await new Promise((next) => setTimeout(next, killAfterMs))
      const ended = exit(child)
      child.kill('SIGKILL')
      await ended
      for (const { socket } of senders) socket.disconnect()

      if (!options.databaseUrl) expect(await ask('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
      for (const { conversation, sent, acked } of senders) {
        const rows = await ask<Row>('select id, cid, seq from entry where conversation = ? order by seq', conversation)
        expect(acked.size).toBeGreaterThan(5)
        expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
        const byCid = new Map(rows.map((row) => [row.cid, row]))
        expect(byCid.size).toBe(rows.length)
        for (const [cid, { id, seq }] of acked) expect({ ...byCid.get(cid) }).toEqual({ id, cid, seq })
        expect(rows.every(({ cid }) => sent.includes(cid))).toBe(true)
      }
    }
    drop()
    rmSync(folder, { recursive: true, force: true })
  },
  30_000 + kills * 10_000,
)

test('[M31] [X46] [D19] SIGTERM under load: devices are told, commits finish, the process ends in time and nothing acknowledged is lost', async () => {
  const { folder, options, rows: ask, drop } = await setUp()
  const { child, url } = await launch(options)
  const senders = await Promise.all([flood(url), flood(url)])
  const told = Promise.all(
    senders.map(({ socket }) => new Promise<{ afterMs: number }>((ok) => socket.once('server:draining', ok))),
  )
  await new Promise((next) => setTimeout(next, 200))
  const began = Date.now()
  const ended = exit(child)
  child.kill('SIGTERM')
  for (const { afterMs } of await told) {
    expect(afterMs).toBeGreaterThanOrEqual(0)
    expect(afterMs).toBeLessThanOrEqual(5000)
  }
  expect(await ended).toBe(0)
  expect(Date.now() - began).toBeLessThan(10_000)
  for (const { conversation, acked } of senders) {
    const rows = await ask<{ cid: string }>('select cid from entry where conversation = ?', conversation)
    const stored = new Set(rows.map(({ cid }) => cid))
    for (const cid of acked.keys()) expect(stored.has(cid)).toBe(true)
  }
  drop()
  rmSync(folder, { recursive: true, force: true })
})
