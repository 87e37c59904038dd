import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { serverFrame, takeFrame } from './frames.ts'

export type Side = 'client' | 'server'
/** What becomes of a frame: it goes on, is lost, comes twice or late, is changed, or the connection breaks within it. */
export type Fate = 'pass' | 'drop' | 'twice' | 'cut' | { delayMs: number } | { say: string }

/** A wire between a client and a server that fails as it is told. */
export interface FaultProxy {
  readonly url: string
  /** Connections taken so far. */
  readonly taken: number
  /** Decides on every WebSocket frame; `from` is who sent it. */
  fate: (frame: { from: Side; text: string }) => Fate
  /** False: who comes is turned away. */
  open: boolean
  /** True: connections stand, and nothing gets through in either direction. */
  silent: boolean
  /** True: WebSockets are refused, as some company proxies do; other requests get through. */
  plainOnly: boolean
  /** Bytes let through each millisecond, `null` for all. */
  trickle: number | null
  /** Breaks all connections. */
  cut(): void
  /** Ends what goes towards the server of all connections, in good order; the other direction stays. */
  halfClose(): void
  /** Where to from the next connection on. */
  target(url: string): void
  close(): Promise<void>
}

interface Wire {
  client: Socket
  server: Socket
  upgraded: boolean
}

export interface FaultProxyOptions {
  url: string
  /** Headers that a browser would add, such as its cookies. */
  headers?: Record<string, string>
}

/** Opens a TCP proxy before a server, on a free port of the loopback. It knows the frames of WebSockets. */
export async function openFaultProxy({ url, headers = {} }: FaultProxyOptions): Promise<FaultProxy> {
  let target = new URL(url)
  let taken = 0
  const wires = new Set<Wire>()
  const added = Object.entries(headers)
    .map(([name, value]) => `\r\n${name}: ${value}`)
    .join('')

  function end(wire: Wire): void {
    wires.delete(wire)
    wire.client.destroy()
    wire.server.destroy()
  }
  /** Writes all, or a few bytes at a time, one piece after the other. */
  function writer(to: Socket): (bytes: Buffer) => void {
    let turn = Promise.resolve()
    const slowly = async (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += proxy.trickle ?? bytes.length) {
        if (!to.writable) return
        to.write(bytes.subarray(at, at + (proxy.trickle ?? bytes.length)))
        await new Promise((next) => setTimeout(next, 1))
      }
    }
    return (bytes) => {
      turn = turn.then(() => {
        if (proxy.trickle !== null) return slowly(bytes)
        if (to.writable) to.write(bytes)
      })
    }
  }

  function carry(wire: Wire, from: Side): void {
    const [source, sink] = from === 'client' ? [wire.client, wire.server] : [wire.server, wire.client]
    const write = writer(sink)
    let bytes: Buffer = Buffer.alloc(0)
    let begun = false

    function passFrame(raw: Buffer, text: string): void {
      const fate = proxy.fate({ from, text })
      if (fate === 'drop') return
      if (fate === 'cut') {
        sink.write(raw.subarray(0, Math.ceil(raw.length / 2)), () => end(wire))
        return
      }
      if (typeof fate === 'object' && 'delayMs' in fate) return void setTimeout(() => write(raw), fate.delayMs)
      write(typeof fate === 'object' ? serverFrame(fate.say) : raw)
      if (fate === 'twice') write(raw)
    }
    function pass(): void {
      for (let found = takeFrame(bytes); found; found = takeFrame(bytes)) {
        bytes = found.rest
        passFrame(found.frame.raw, found.frame.text)
      }
    }
    /** The first request, to which headers are added, and the answer that says whether it is a WebSocket from here on. */
    function begin(): boolean {
      const at = bytes.indexOf('\r\n\r\n')
      if (at < 0) return false
      const head = bytes.subarray(0, at).toString('latin1')
      begun = true
      if (from === 'client' && proxy.plainOnly && /upgrade: websocket/i.test(head)) {
        end(wire)
        return false
      }
      const upgraded = from === 'server' && / 101 /.test(head.split('\r\n')[0] ?? '')
      if (upgraded) wire.upgraded = true
      write(Buffer.from(`${head}${from === 'client' ? added : ''}\r\n\r\n`, 'latin1'))
      bytes = bytes.subarray(at + 4)
      return true
    }

    source.on('data', (chunk: Buffer) => {
      if (proxy.silent) return
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
      if (!begun && !begin()) return
      if (wire.upgraded) return pass()
      write(bytes)
      bytes = Buffer.alloc(0)
    })
    source.on('error', () => end(wire))
    source.on('close', () => end(wire))
    source.on('end', () => sink.end())
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    taken++
    if (!proxy.open) return void client.resetAndDestroy()
    const wire = { client, server: connect(Number(target.port), target.hostname), upgraded: false }
    wires.add(wire)
    for (const socket of [wire.client, wire.server]) socket.setNoDelay(true)
    carry(wire, 'client')
    carry(wire, 'server')
  })
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok))
  const { port } = server.address() as AddressInfo

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    get taken() {
      return taken
    },
    fate: () => 'pass',
    open: true,
    silent: false,
    plainOnly: false,
    trickle: null,
    cut() {
      for (const wire of [...wires]) end(wire)
    },
    halfClose() {
      for (const { server: socket } of wires) socket.end()
    },
    target(to) {
      target = new URL(to)
    },
    async close() {
      proxy.open = false
      proxy.cut()
      await new Promise((done) => server.close(done))
    },
  }
  return proxy
}
