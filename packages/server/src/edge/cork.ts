import type { Server } from 'socket.io'

interface Wire {
  on(event: 'flush' | 'drain', run: () => void): void
  /** `_socket` is the TCP socket below; without it everything works as before, only with more system calls. */
  transport: { socket?: { _socket?: { cork(): void; uncork(): void } | null } }
}

/** Hands what has gathered for one connection to the system at once instead of frame by frame. */
export function corkFlushes({ engine }: Server): void {
  engine.on('connection', (wire: Wire) => {
    let corked: { uncork(): void } | null = null
    wire.on('flush', () => {
      const socket = wire.transport.socket?._socket
      if (!socket || corked) return
      socket.cork()
      corked = socket
    })
    wire.on('drain', () => {
      corked?.uncork()
      corked = null
    })
  })
}
