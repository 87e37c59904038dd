/** What `socket.io-client` asks of `socket.io-parser`, for JSON alone: nothing of ours is ever binary. */
export const protocol = 5

export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
  BINARY_EVENT: 5,
  BINARY_ACK: 6,
} as const

interface Packet {
  type: number
  nsp: string
  id?: number
  data?: unknown
}

export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    return [type + (nsp === '/' ? '' : `${nsp},`) + (id ?? '') + (data == null ? '' : JSON.stringify(data))]
  }
}

/** Names that the library keeps for itself. */
const reserved = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']
const isPlain = (data: unknown) => Object.prototype.toString.call(data) === '[object Object]'

/** Whether each type's data has its shape, by the number of the type. */
const right: readonly ((data: unknown) => boolean)[] = [
  isPlain,
  (data) => data === undefined,
  (data) =>
    Array.isArray(data) &&
    (typeof data[0] === 'number' || (typeof data[0] === 'string' && !reserved.includes(data[0]))),
  Array.isArray,
  (data) => typeof data === 'string' || isPlain(data),
]

/** Throws at what is no message; the connection then ends and begins anew. */
export function decodeMessage(text: unknown): Packet {
  const found = /^([0-4])(?:(\/[^,]*),?)?(\d*)(.*)$/s.exec(text as string)
  if (!found) throw new Error('no message')
  const [, type, nsp = '/', id, data] = found
  const packet: Packet = { type: +type!, nsp }
  if (id) packet.id = +id
  if (data) {
    packet.data = JSON.parse(data)
    if (!right[packet.type]!(packet.data)) throw new Error('invalid payload')
  }
  return packet
}

export class Decoder {
  readonly #runs = new Set<(packet: Packet) => void>()
  on(_decoded: string, run: (packet: Packet) => void): void {
    this.#runs.add(run)
  }
  off(_decoded: string, run: (packet: Packet) => void): void {
    this.#runs.delete(run)
  }
  add(text: unknown): void {
    const packet = decodeMessage(text)
    for (const run of this.#runs) run(packet)
  }
  destroy(): void {}
}
