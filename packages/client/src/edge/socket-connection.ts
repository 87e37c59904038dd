import { type Answer, type ErrorCode, errorCodes } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { io, type Socket } from 'socket.io-client'
import { DisconnectedError, TimeoutError } from '../errors.ts'
import type { Connection, ConnectionState } from '../types.ts'

const answerMs = 10_000
/** When the server itself closed: come back, but not all at the same moment. */
const backAfterMs = () => 1000 + Math.random() * 4000

export interface SocketOptions {
  /** Origin of the server, e.g. `https://chat.example.com`. */
  url: string
  /** Path of the socket endpoint on it. Default `/socket.io/`. */
  path?: string
  namespace: '/visitor' | '/agent'
  /** Send the cookies of the server's origin; the console needs it, the widget must not. Default false. */
  withCredentials?: boolean
}

const isErrorCode = (text: unknown): text is ErrorCode => errorCodes.includes(text as ErrorCode)

/**
 * A connection over Socket.IO. Reconnects by itself with jitter (1 to 30 s); keeps nothing to send later: what cannot
 * leave now is refused with `DisconnectedError`, because the outbox keeps and repeats.
 */
export function createSocketConnection<Command extends string, Events>(
  options: SocketOptions,
): Connection<Command, Events> {
  const state = signal<ConnectionState>('idle')
  const refused = signal<ErrorCode | null>(null)
  let wanted = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const socket: Socket = io(new URL(options.namespace, options.url).href, {
    path: options.path ?? '/socket.io/',
    autoConnect: false,
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    // What polls does so because the other way has just failed.
    upgrade: false,
    withCredentials: options.withCredentials ?? false,
    reconnectionDelay: 1000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
  })

  /** The library does not come back by itself after a refusal or a close by the server. */
  function comeBack(): void {
    clearTimeout(timer)
    if (wanted && !socket.active) timer = setTimeout(() => wanted && socket.connect(), backAfterMs())
  }
  socket.on('connect', () => {
    refused.value = null
    state.value = 'online'
  })
  socket.on('disconnect', () => {
    state.value = wanted ? 'offline' : 'idle'
    comeBack()
  })
  socket.on('connect_error', (error: Error & { data?: { code?: unknown } }) => {
    const code = error.data?.code ?? error.message
    if (isErrorCode(code)) refused.value = code
    state.value = wanted ? 'offline' : 'idle'
    comeBack()
  })

  /** The browser knows at once that the network went, where the library would wait for a missing heartbeat. */
  const networkGone = () => void socket.io.engine?.transport.close()

  return {
    state,
    refused,
    request(command, input, timeoutMs = answerMs) {
      if (!socket.connected) return Promise.reject(new DisconnectedError('not connected'))
      return new Promise((resolve, reject) => {
        socket
          .timeout(timeoutMs)
          .emit(command, input, (error: Error | null, answer: Answer<Record<string, unknown>>) => {
            if (!error) resolve(answer)
            else if (socket.connected) reject(new TimeoutError(`no answer to ${command}`))
            else reject(new DisconnectedError('the connection broke'))
          })
      })
    },
    on(event, run) {
      const listen = run as (...args: unknown[]) => void
      socket.on(event as string, listen)
      return () => void socket.off(event as string, listen)
    },
    start() {
      wanted = true
      clearTimeout(timer)
      globalThis.addEventListener?.('offline', networkGone)
      if (socket.connected) return
      refused.value = null
      if (state.value !== 'offline') state.value = 'connecting'
      // Ends the library's own pause: whoever asks has a reason to believe that it works now.
      if (socket.active) socket.disconnect()
      socket.connect()
    },
    stop() {
      wanted = false
      clearTimeout(timer)
      globalThis.removeEventListener?.('offline', networkGone)
      socket.disconnect()
      state.value = 'idle'
    },
  }
}
