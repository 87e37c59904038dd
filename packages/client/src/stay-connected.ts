import type { Clock, ConnectionState } from './types.ts'

/** What this needs of a connection. */
interface Line {
  readonly state: { peek(): ConnectionState }
  on(event: 'server:draining', run: (notice: { afterMs: number }) => void): () => void
  start(): void
  stop(): void
}

/** Comes back when a server that stops says so, and when the person or the network comes back. Returns how to end it. */
export function stayConnected(connection: Line, clock: Clock, onWake: (run: () => void) => () => void): () => void {
  const ends = [
    connection.on('server:draining', ({ afterMs }) => {
      clock.after(afterMs, () => {
        if (connection.state.peek() === 'idle') return
        connection.stop()
        connection.start()
      })
    }),
    onWake(() => {
      if (connection.state.peek() === 'offline') connection.start()
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
