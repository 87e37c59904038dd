import { orientationSegment, readOrientation } from './orientation.ts'
import { BrokenPicture, createReader, type Picture, type Reader } from './picture.ts'

const [start, end, scan, comment] = [0xd8, 0xd9, 0xda, 0xfe]
const [app0, app1, app2, app14, app15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const begins = (data: Buffer, word: string) => data.subarray(0, word.length).toString('latin1') === word

/** Whether a segment is needed to show the picture in its true colours. */
function keeps(marker: number, data: Buffer): boolean {
  if (marker === comment) return false
  if (marker < app0 || marker > app15) return true
  if (marker === app0) return begins(data, 'JFIF\0')
  if (marker === app2) return begins(data, 'ICC_PROFILE\0')
  return marker === app14 && begins(data, 'Adobe')
}

/** The next marker; any number of fill bytes may stand before it. */
function nextMarker(reader: Reader): number {
  if (reader.byte() !== 0xff) throw new BrokenPicture(`no marker at ${reader.at}`)
  let marker = 0xff
  while (marker === 0xff) marker = reader.byte()
  return marker
}

/** The picture's own data after a scan's head, up to the next marker that is none of it. */
function takeScan(bytes: Buffer, reader: Reader): Buffer {
  let at = reader.at
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return reader.take(reader.left)
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return reader.take(at - reader.at)
    at += next === 0xff ? 1 : 2
  }
}

/**
 * Takes a JPEG apart and puts together what is needed to show it. How it is turned is kept, nothing else of its EXIF
 * data; what follows its end (such as a second picture) is dropped.
 * @throws BrokenPicture
 */
export function stripJpeg(bytes: Buffer): Picture {
  const reader = createReader(bytes)
  const parts: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let orientation = 1
  if (nextMarker(reader) !== start) throw new BrokenPicture('no start')
  while (reader.left > 0) {
    const from = reader.at
    const marker = nextMarker(reader)
    if (marker === end) break
    const data = reader.take(reader.take(2).readUInt16BE() - 2)
    if (marker === app1 && begins(data, 'Exif\0\0')) orientation = readOrientation(data.subarray(6)) ?? orientation
    if (isFrame(marker)) size = { height: createReader(data, 1).take(2).readUInt16BE(), width: data.readUInt16BE(3) }
    if (keeps(marker, data)) parts.push(reader.since(from))
    if (marker === scan) parts.push(takeScan(bytes, reader))
  }
  if (!size) throw new BrokenPicture('no picture in it')
  const turned = orientation > 1 ? [orientationSegment(orientation)] : []
  const { width, height } = orientation >= 5 ? { width: size.height, height: size.width } : size
  return { bytes: Buffer.concat([Buffer.of(0xff, start), ...turned, ...parts, Buffer.of(0xff, end)]), width, height }
}
