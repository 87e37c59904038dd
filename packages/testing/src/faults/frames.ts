/** One WebSocket frame as it travels: all its bytes, and what it says. */
export interface Frame {
  raw: Buffer
  /** The words of a text frame; empty for all others. */
  text: string
}

const textKind = 1

/** Takes the first whole frame off the bytes; `null` when more must come. */
export function takeFrame(bytes: Buffer): { frame: Frame; rest: Buffer } | null {
  if (bytes.length < 2) return null
  const masked = (bytes[1]! & 0x80) !== 0
  const short = bytes[1]! & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const maskAt = 2 + lengthBytes
  const bodyAt = maskAt + (masked ? 4 : 0)
  if (bytes.length < bodyAt) return null
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const end = bodyAt + length
  if (bytes.length < end) return null
  const body = Buffer.from(bytes.subarray(bodyAt, end))
  if (masked) for (let i = 0; i < body.length; i++) body[i]! ^= bytes[maskAt + (i % 4)]!
  const text = (bytes[0]! & 0x0f) === textKind ? body.toString('utf8') : ''
  return { frame: { raw: bytes.subarray(0, end), text }, rest: bytes.subarray(end) }
}

/** A text frame as a server sends it. */
export function serverFrame(text: string): Buffer {
  const body = Buffer.from(text)
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, 0, 0])
  if (body.length >= 126) head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}
