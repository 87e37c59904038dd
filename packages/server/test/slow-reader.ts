import { connect, type Socket } from 'node:net'
import { PROTOCOL_VERSION } from '@deskbell/protocol'

/** A device that speaks just enough of the wire to be let in, and then reads nothing more. */
export interface SlowReader {
  socket: Socket
  /** Asks for this, whether or not it will read the answer. */
  ask(command: string, input: object): void
}

const mask = Buffer.from([1, 2, 3, 4])
function clientFrame(text: string): Buffer {
  const body = Buffer.from(text)
  const head = Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff])
  return Buffer.concat([head, mask, body.map((byte, at) => byte ^ mask[at % 4]!)])
}

/** Signs in as the visitor of the token; resolves when the server has answered. */
export async function openSlowReader(url: string, token: string): Promise<SlowReader> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const heard = (words: string) =>
    new Promise<void>((ok) => {
      let said = ''
      const hear = (chunk: Buffer) => {
        said += chunk.toString('latin1')
        if (!said.includes(words)) return
        socket.off('data', hear)
        ok()
      }
      socket.on('data', hear)
    })
  const opened = heard('"sid"')
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\n` +
      'Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  )
  await opened
  const joined = heard('40/visitor')
  socket.write(clientFrame('40/visitor,'))
  await joined
  const started = heard('"ok":true')
  const start = { version: PROTOCOL_VERSION, site: 'shop', token, locale: 'en' }
  socket.write(clientFrame(`42/visitor,0${JSON.stringify(['session:start', start])}`))
  await started
  return {
    socket,
    ask: (command, input) => void socket.write(clientFrame(`42/visitor,1${JSON.stringify([command, input])}`)),
  }
}
