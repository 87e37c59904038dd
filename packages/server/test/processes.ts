import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PROTOCOL_VERSION, type Stored } from '@deskbell/protocol'
import { io, type Socket } from 'socket.io-client'
import { expect } from 'vitest'
import { words } from './stage.ts'

/** Starts a server in a process of its own. */
export function launch(
  options: object,
  program = 'serve-until-killed.ts',
  ...more: string[]
): Promise<{ child: ChildProcess; url: string }> {
  const file = join(import.meta.dirname, program)
  const child = spawn(process.execPath, [file, JSON.stringify(options), ...more], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((ok, fail) => {
    let log = ''
    child.stderr.on('data', (chunk) => {
      log += chunk
    })
    child.stdout.once('data', (chunk) => ok({ child, url: String(chunk).trim() }))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${log}`)))
  })
}
export const exit = (child: ChildProcess) => new Promise<number | null>((ok) => child.once('exit', (code) => ok(code)))

export interface Sender {
  socket: Socket
  conversation: string
  sent: string[]
  acked: Map<string, Stored>
}

/** Waits until the server has acknowledged so many messages of each. */
export async function acknowledged(senders: readonly Sender[], count: number): Promise<void> {
  await expect
    .poll(() => Math.min(...senders.map(({ acked }) => acked.size)), { timeout: 10_000 })
    .toBeGreaterThan(count)
}

/** Sends as fast as it is acknowledged, several at a time, until the connection breaks. */
export async function flood(url: string): Promise<Sender> {
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
