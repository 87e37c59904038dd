/** What `engine.io-client` asks of `engine.io-parser`, for text alone: nothing of ours is ever binary. */
export const protocol = 4

interface Packet {
  type: string
  data?: string
}

const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']
/** Between the packets of one request. */
const separator = '\x1e'

export const encodePacket = ({ type, data }: Packet, _binary: unknown, done: (text: string) => void) =>
  done(types.indexOf(type) + (data || ''))

/** Anything that is no packet of text becomes an error, at which the connection ends and begins anew. */
export function decodePacket(text: unknown): Packet {
  const type = types[typeof text === 'string' ? +text.charAt(0) : Number.NaN]
  if (!type || !text) return { type: 'error', data: 'parser error' }
  const data = (text as string).slice(1)
  return data ? { type, data } : { type }
}

export function encodePayload(packets: Packet[], done: (text: string) => void): void {
  done(packets.map((packet) => encodePacket(packet, false, String)).join(separator))
}

/** Up to the first that is broken. */
export function decodePayload(text: string): Packet[] {
  const packets = text.split(separator).map(decodePacket)
  const broken = packets.findIndex(({ type }) => type === 'error')
  return broken < 0 ? packets : packets.slice(0, broken + 1)
}
