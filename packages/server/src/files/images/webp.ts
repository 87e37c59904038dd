import { BrokenPicture, createReader, type Picture } from './picture.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH'])
/** Flags of VP8X that promise metadata. */
const metadata = 0x08 | 0x04

interface Size {
  width: number
  height: number
}

function sizeOf(type: string, data: Buffer): Size | null {
  if (type === 'VP8X' && data.length >= 10)
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (type === 'VP8 ' && data.length >= 10) {
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  }
  if (type === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return null
}

/** A chunk as it stands in the file, with the promise of metadata taken back. */
function pack(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  const body = Buffer.from(data)
  if (type === 'VP8X') body.writeUInt8(body.readUInt8(0) & ~metadata, 0)
  return Buffer.concat([head, body, Buffer.alloc(data.length % 2)])
}

/**
 * Takes a WebP apart and puts together what is needed to show it, animation included.
 * @throws BrokenPicture
 */
export function stripWebp(bytes: Buffer): Picture {
  const head = createReader(bytes).take(12)
  const end = Math.min(head.readUInt32LE(4) + 8, bytes.length)
  const reader = createReader(bytes.subarray(0, end), 12)
  const parts: Buffer[] = []
  let size: Size | null = null
  while (reader.left >= 8) {
    const type = reader.take(4).toString('latin1')
    const data = reader.take(reader.take(4).readUInt32LE())
    if (data.length % 2 && reader.left > 0) reader.byte()
    size ??= sizeOf(type, data)
    if (kept.has(type)) parts.push(pack(type, data))
  }
  if (!size) throw new BrokenPicture('no picture in it')
  const body = Buffer.concat(parts)
  const start = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  start.writeUInt32LE(body.length + 4, 4)
  return { bytes: Buffer.concat([start, body]), ...size }
}
