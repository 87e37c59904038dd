import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { limits, refuse } from '@deskbell/protocol'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { Crowd } from './crowd.ts'
import type { PageDoor } from './page-door.ts'

interface Wire {
  request: IncomingMessage
  once(event: 'close', run: () => void): void
  on(event: 'packet', run: (packet: { data?: string | Buffer }) => void): void
  close(discard: true): void
}

/** A connection has so long to say which side it is on, milliseconds. */
const handshakeMs = 10_000
/** What one connection may say within a minute, in characters: hundreds of the longest messages. */
const saidLimit = 4 * 2 ** 20

/** What the wire's own client asks for; nothing else is guessed at. */
const asks = new Set(['EIO', 'transport', 'sid', 't', 'j', 'b64'])
const isKnown = (asked: URLSearchParams): boolean => [...asked.keys()].every((key) => asks.has(key))

/** A page of another origin can post JSON nowhere without being asked; what is posted here is plain text. */
function plainOnly({ method, headers }: IncomingMessage, res: ServerResponse, next: () => void): void {
  const type = headers['content-type']
  if (method !== 'POST' || type === undefined || type.startsWith('text/plain')) next()
  else {
    const answer = JSON.stringify(refuse('bad_request', { field: 'content-type' }))
    res.writeHead(415, { 'content-type': 'application/json' }).end(answer)
  }
}

/** Ends a connection that talks without end. */
function limitSaid(wire: Wire): void {
  let [said, since] = [0, Date.now()]
  wire.on('packet', ({ data }) => {
    const now = Date.now()
    if (now - since > 60_000) [said, since] = [0, now]
    said += data?.length ?? 0
    if (said > saidLimit) wire.close(true)
  })
}

/** The socket server. Its own recovery is off: every reconnect resumes by seq, which is the truth. */
export function createSockets(http: HttpServer, isPage: PageDoor['isPage'], crowd: Crowd): Server {
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    // A CORS setting alone would not stop WebSockets.
    allowRequest(request, decide) {
      const asked = new URL(request.url ?? '', 'http://x').searchParams
      // A connection that is there already may go on.
      const refusal = isKnown(asked) ? (asked.has('sid') ? null : crowd.refusal(request)) : 'bad_request'
      if (refusal) decide(refusal, false)
      else void isPage(request.headers).then((may) => decide(null, may))
    },
    // Named page by page: which ones may read the answer changes while the server runs.
    cors: { origin: (origin, decide) => void isPage({ origin }).then((may) => decide(null, may)) },
    maxHttpBufferSize: limits.frameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    // The version that `ws` has here bounds what a client that reads nothing can make us keep.
    wsEngine: WebSocketServer,
    connectTimeout: handshakeMs,
  })
  io.engine.use(plainOnly)
  io.engine.on('connection', (wire: Wire) => {
    wire.once('close', crowd.came(wire.request))
    limitSaid(wire)
  })
  return io
}
