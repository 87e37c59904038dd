import { connect, createServer, type Socket } from 'node:net'

/** The way between a browser and a server, which can be cut in the middle of a word. */
export interface Cable {
  url: string
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Leads from a free port of this machine to the port of `target`. */
export async function openCable(target: string): Promise<Cable> {
  const { port } = new URL(target)
  const open = new Set<Socket>()
  let whole = true
  const hold = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
  }
  const entrance = createServer((near) => {
    if (!whole) return near.destroy()
    const far = connect(Number(port), '127.0.0.1')
    for (const end of [near, far]) hold(end)
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((ready) => entrance.listen(0, '127.0.0.1', ready))
  const address = entrance.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const cut = () => {
    whole = false
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    mend() {
      whole = true
    },
    async close() {
      cut()
      await new Promise((closed) => entrance.close(closed))
    },
  }
}
