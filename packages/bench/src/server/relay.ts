import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import { report } from './subject.ts'

/**
 * What a server costs that only passes words on: it acknowledges and delivers to the agent. With a folder it also keeps
 * each message in a durable transaction of its own.
 */
const folder = process.argv[2]

function createStore(into: string): (words: string) => void {
  const db = new DatabaseSync(join(into, 'relay.db'))
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table message (id integer primary key, words text)',
  )
  const insert = db.prepare('insert into message (words) values (?)')
  return (words) => {
    db.exec('begin immediate')
    insert.run(words)
    db.exec('commit')
  }
}
const store = folder === undefined ? null : createStore(folder)

interface Message {
  cid: string
  conversation: string
  body: unknown
}
const http = createServer()
const io = new Server(http, {
  ...{ transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false },
  wsEngine: WebSocketServer,
})
let seq = 0
io.of('/visitor').on('connection', (socket) => {
  socket.on('session:start', (_input, ack) => ack({ ok: true, visitor: socket.id, token: socket.id }))
  socket.on('message:send', ({ cid, conversation, body }: Message, ack) => {
    store?.(JSON.stringify(body))
    seq++
    const at = Date.now()
    io.of('/agent').to('desk').emit('entry:appended', { id: cid, conversation, seq, cid, at, body })
    ack({ ok: true, id: cid, cid, seq, at, last: seq })
  })
})
io.of('/agent').on('connection', (socket) => void socket.join('desk'))
http.listen(0, '127.0.0.1', () => report(`http://127.0.0.1:${(http.address() as AddressInfo).port}`))
