import type { Socket } from 'socket.io'

/** So long nothing is read, at most, milliseconds: a beat of the wire is answered in time all the same. */
const longestMs = 1000

/** The WebSocket below, where there is one; long polling asks by itself, and a simulation has nothing below. */
interface Below {
  conn?: { transport: { socket?: { isPaused?: boolean; pause?(): void; resume?(): void } } }
}

/**
 * Reads nothing more from a connection for a while. What it says meanwhile waits at its own end instead of being read,
 * refused and answered here, one by one.
 */
export function hold(socket: Socket, ms: number): void {
  const wire = (socket as Below).conn?.transport.socket
  if (!wire?.pause || wire.isPaused) return
  wire.pause()
  setTimeout(() => wire.resume?.(), Math.min(ms, longestMs)).unref()
}
