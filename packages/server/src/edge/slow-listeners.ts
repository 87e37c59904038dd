import type { Server } from 'socket.io'

/** What may wait for one connection to read it, characters: several of the largest pages of a log. */
const waitingLimit = 4 * 2 ** 20

interface Wire {
  on(event: 'packetCreate', run: (packet: { data?: string }) => void): void
  on(event: 'drain', run: () => void): void
  close(discard: true): void
  transport: { name: string; socket?: { terminate(): void } }
}

/**
 * Lets go of connections that do not read what they are sent: it would be kept for them without end. A device that was
 * only slow comes back and resumes by seq.
 */
export function limitWaiting({ engine }: Server): void {
  engine.on('connection', (wire: Wire) => {
    let waiting = 0
    wire.on('drain', () => {
      waiting = 0
    })
    wire.on('packetCreate', ({ data }) => {
      waiting += data?.length ?? 0
      if (waiting <= waitingLimit) return
      waiting = 0
      // A closing handshake would wait behind all that is not read.
      wire.transport.socket?.terminate()
      wire.close(true)
    })
  })
}
