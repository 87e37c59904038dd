import { BrokenPicture, createReader, type Picture, type Reader } from './picture.ts'

const [extension, image, trailer] = [0x21, 0x2c, 0x3b]
const graphicControl = 0xf9
const application = 0xff
/** Applications whose blocks say how often the picture repeats. */
const repeats = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/

/** A colour table stands there when the flag is set; its size is in the low bits. */
const skipColors = (reader: Reader, flags: number) => {
  if (flags & 0x80) reader.take(3 * 2 ** ((flags & 7) + 1))
}

function skipBlocks(reader: Reader): void {
  for (let length = reader.byte(); length > 0; length = reader.byte()) reader.take(length)
}

/** Whether the extension is needed to show the picture. The reader stands after it then. */
function keepsExtension(reader: Reader): boolean {
  const label = reader.byte()
  if (label !== application) {
    skipBlocks(reader)
    return label === graphicControl
  }
  const name = reader.take(reader.byte()).toString('latin1')
  skipBlocks(reader)
  return repeats.test(name)
}

/**
 * Takes a GIF apart and puts together what is needed to show it, animation included.
 * @throws BrokenPicture
 */
export function stripGif(bytes: Buffer): Picture {
  const reader = createReader(bytes)
  const head = reader.take(13)
  let [width, height] = [head.readUInt16LE(6), head.readUInt16LE(8)]
  skipColors(reader, head.readUInt8(10))
  const parts = [reader.since(0)]
  for (;;) {
    const from = reader.at
    const kind = reader.byte()
    if (kind === extension) {
      if (keepsExtension(reader)) parts.push(reader.since(from))
    } else if (kind === image) {
      const frame = reader.take(9)
      width = Math.max(width, frame.readUInt16LE(4))
      height = Math.max(height, frame.readUInt16LE(6))
      skipColors(reader, frame.readUInt8(8))
      reader.byte()
      skipBlocks(reader)
      parts.push(reader.since(from))
    } else if (kind === trailer) {
      return { bytes: Buffer.concat([...parts, Buffer.of(trailer)]), width, height }
    } else throw new BrokenPicture(`no such block: ${kind}`)
  }
}
