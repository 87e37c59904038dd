import { deflateSync } from 'node:zlib'

/** Six by four pixels, red left and blue right, as a browser writes them. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAIklEQVR4AZTJoQ0AABDCwIb9R2MnXiFf0ORUZUiBU+JpHwcAAP//TLyJswAAAAZJREFUAwCpQQrLAQAppAAAAABJRU5ErkJggg==',
  'base64',
)
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAYEAEAAwEAAAAAAAAAAAAAAAAAAQMycf/EABUBAQEAAAAAAAAAAAAAAAAAAAIF/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAIEM//aAAwDAQACEQMRAD8AiX7jgCtNkoqNWP/Z',
  'base64',
)
export const gif = Buffer.from('R0lGODlhBgAEAIAAAMwAAAAAzCH5BAAKAAAALAAAAAAGAAQAAAIEjI+pBQA7', 'base64')
/** The picture's own data of a WebP; a whole one is made by `webpOf`. */
const vp8 = Buffer.from('8AEAnQEqBgAEAAQAaCWoAnRyAKoABT4AAP7wjdEDYU7yFG+mxElCTlPvBbJj/y3+CgkaWdnU7VNsUzCw', 'base64')

/** What a camera writes: turned by a quarter, and where it was. */
export function exif(marker: string): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(6, 18)
  return Buffer.concat([tiff, Buffer.from(marker)])
}

const jpegSegment = (kind: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, kind, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
/** The JPEG with everything a camera and its programs hide in it. */
export const jpegWith = (marker: string): Buffer =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(marker)])),
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${marker}</x>`)),
    jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${marker}`)),
    jpegSegment(0xe2, Buffer.from(`MPF\0${marker}`)),
    jpegSegment(0xfe, Buffer.from(marker)),
    jpeg.subarray(2),
    // A second picture after the end, as telephones append it.
    jpegWithout(marker),
  ])
const jpegWithout = (marker: string): Buffer => Buffer.concat([Buffer.from(marker), jpeg])

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer): number =>
  (bytes.reduce((c, byte) => (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}
export const pngWith = (marker: string): Buffer =>
  Buffer.concat([
    png.subarray(0, 33),
    pngChunk('tEXt', Buffer.from(`Comment\0${marker}`)),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Raw\0\0'), deflateSync(marker)])),
    pngChunk('eXIf', exif(marker)),
    png.subarray(33),
    Buffer.from(marker),
  ])
/** A PNG that says it is this large. */
export function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', size), png.subarray(33)])
}

export const gifWith = (marker: string): Buffer =>
  Buffer.concat([
    gif.subarray(0, 19),
    Buffer.from('21ff0b', 'hex'),
    Buffer.from('NETSCAPE2.0'),
    Buffer.from('03010000', 'hex'),
    Buffer.of(0),
    Buffer.from('21ff0b', 'hex'),
    Buffer.from('XMP DataXMP'),
    Buffer.of(marker.length),
    Buffer.from(marker),
    Buffer.of(0, 0x21, 0xfe, marker.length),
    Buffer.from(marker),
    Buffer.of(0),
    gif.subarray(19),
    Buffer.from(marker),
  ])

const webpChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
const webpOf = (chunks: Buffer[]): Buffer => {
  const body = Buffer.concat(chunks)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}
export const webp = webpOf([webpChunk('VP8 ', vp8)])
export const webpWith = (marker: string): Buffer =>
  Buffer.concat([
    webpOf([
      webpChunk('VP8X', Buffer.from([0x0c, 0, 0, 0, 5, 0, 0, 3, 0, 0])),
      webpChunk('VP8 ', vp8),
      webpChunk('EXIF', exif(marker)),
      webpChunk('XMP ', Buffer.from(marker)),
    ]),
    Buffer.from(marker),
  ])
