import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PROTOCOL_VERSION, type Stored } from '@deskbell/protocol'
import { io, type Socket } from 'socket.io-client'
import { expect, test } from 'vitest'
import { makeDatabase, words, writeFixture } from './stage.ts'

function launch(options: object): Promise<{ child: ChildProcess; url: string }> {
  const file = join(import.meta.dirname, 'serve-until-killed.ts')
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((ok, fail) => {
    let log = ''
    child.stderr.on('data', (chunk) => {
      log += chunk
    })
    child.stdout.once('data', (chunk) => ok({ child, url: String(chunk).trim() }))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${log}`)))
  })
}
const exit = (child: ChildProcess) => new Promise<number | null>((ok) => child.once('exit', (code) => ok(code)))

interface Sender {
  socket: Socket
  conversation: string
  sent: string[]
  acked: Map<string, Stored>
}

/** Sends as fast as it is acknowledged, several at a time, until the connection breaks. */
async function flood(url: string): Promise<Sender> {
  const socket = io(`${url}/visitor`, { transports: ['websocket'], forceNew: true, reconnection: false })
  const start = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }
  const { ok } = await socket.timeout(8000).emitWithAck('session:start', start)
  expect(ok).toBe(true)
  const sender: Sender = { socket, conversation: randomUUID(), sent: [], acked: new Map() }
  function next(): void {
    const message = words(sender.conversation, `Message ${sender.sent.length}`)
    sender.sent.push(message.cid)
    socket.emit('message:send', message, (answer: { ok: true } & Stored) => {
      if (!answer.ok) return
      sender.acked.set(message.cid, answer)
      next()
    })
  }
  for (let lane = 0; lane < 8; lane++) next()
  return sender
}

async function setUp() {
  const [{ folder, options }, database] = [writeFixture(), await makeDatabase()]
  return { ...database, folder, options: { ...options, ...database.options } }
}

interface Row {
  id: string
  cid: string
  seq: number
}

test('[M1] every acknowledged message survives SIGKILL under load, once and in place; others were never acknowledged', async () => {
  const { folder, options, rows: ask, drop } = await setUp()
  for (const killAfterMs of [150, 400, 250]) {
    const { child, url } = await launch(options)
    const senders = await Promise.all([flood(url), flood(url), flood(url)])
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
})

test('[M31] SIGTERM under load: devices are told, commits finish, the process ends in time and nothing acknowledged is lost', async () => {
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
