import type { Server as HttpServer } from 'node:http'
import { limits } from '@deskbell/protocol'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { Options } from '../options.ts'
import { isAllowedOrigin } from './same-origin.ts'

/** The socket server. Its own recovery is off: every reconnect resumes by seq, which is the truth. */
export const createSockets = (http: HttpServer, options: Pick<Options, 'allowedOrigins' | 'publicUrl'>): Server =>
  new Server(http, {
    transports: ['websocket', 'polling'],
    // A CORS setting alone would not stop WebSockets.
    allowRequest: (request, decide) => decide(null, isAllowedOrigin(request.headers, options)),
    cors: { origin: options.allowedOrigins === '*' ? '*' : [...options.allowedOrigins] },
    maxHttpBufferSize: limits.frameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    // The version that `ws` has here bounds what a client that reads nothing can make us keep.
    wsEngine: WebSocketServer,
  })
