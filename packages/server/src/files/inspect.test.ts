import { expect, test } from 'vitest'
import * as pictures from '../../test/pictures.ts'
import { type Inspected, inspectFile } from './inspect.ts'

const marker = 'GPS 59.4370 24.7536'
const inspected = (bytes: Buffer, declared = 'application/octet-stream'): Inspected => {
  const found = inspectFile(bytes, declared)
  if (typeof found === 'string') throw new Error(`refused: ${found}`)
  return found
}

test.each([
  ['image/png', pictures.png, pictures.pngWith(marker)],
  ['image/gif', pictures.gif, pictures.gifWith(marker)],
  ['image/webp', pictures.webp, pictures.webpWith(marker)],
  ['image/jpeg', pictures.jpeg, pictures.jpegWith(marker)],
])('[T57] F33 a %s keeps its picture and loses place, comments and what follows its end', (type, plain, full) => {
  expect(full.includes(marker)).toBe(true)
  const upright = inspected(plain)
  expect(upright).toMatchObject({ type, bytes: plain, width: 6, height: 4 })
  const stripped = inspected(full)
  expect(stripped.type).toBe(type)
  expect(stripped.bytes.includes(marker)).toBe(false)
  expect(stripped.bytes.includes('adobe')).toBe(false)
  expect(stripped.bytes.length).toBeLessThan(plain.length + 60)
  // What is left is whole: stripping it once more changes nothing.
  expect(inspected(stripped.bytes)).toEqual(stripped)
})

test('a photo that the camera turned stays turned, and its size is what is seen', () => {
  expect(inspected(pictures.jpegWith(marker))).toMatchObject({ width: 4, height: 6 })
})

test('an animation still repeats', () => {
  expect(inspected(pictures.gifWith(marker)).bytes.includes('NETSCAPE2.0')).toBe(true)
})

test.each([
  ['nothing', Buffer.alloc(0), 'image/png', 'file'],
  ['a page that says it is a picture', Buffer.from('<html><script>__hit(1)</script>'), 'image/png', 'type'],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 'type'],
  ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'text/plain', 'type'],
  ['an archive', Buffer.from('PK\x03\x04\x14\0', 'latin1'), 'application/zip', 'type'],
  ['text that is no UTF-8', Buffer.from([0x66, 0xfc, 0x72]), 'text/plain', 'type'],
  ['a picture cut short', pictures.png.subarray(0, 60), 'image/png', 'file'],
  ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'image/jpeg', 'file'],
  ['a JPEG cut in a segment', pictures.jpeg.subarray(0, 30), 'image/jpeg', 'file'],
  ['a GIF with a wrong block', Buffer.concat([pictures.gif.subarray(0, 19), Buffer.of(1)]), 'image/gif', 'file'],
  ['41 megapixels', pictures.pngOf(10_000, 4_100), 'image/png', 'pixels'],
  ['no pixels', pictures.pngOf(0, 4), 'image/png', 'file'],
])('%s is refused', (_name, bytes, declared, refusal) => {
  expect(inspectFile(bytes, declared)).toBe(refusal)
})

test('[T55] 40 megapixels, PDF and text are taken, whatever the sender calls a picture', () => {
  expect(inspected(pictures.pngOf(10_000, 4_000)).width).toBe(10_000)
  expect(inspected(Buffer.from('%PDF-1.4\n'), 'application/pdf').type).toBe('application/pdf')
  expect(inspected(Buffer.from('Tere, õhtust!\n'), 'text/plain; charset=utf-8').type).toBe('text/plain')
  expect(inspected(pictures.jpeg, 'image/png').type).toBe('image/jpeg')
})

test('every way of cutting or flipping a picture ends in an answer, never in another error', () => {
  for (const whole of [
    pictures.pngWith(marker),
    pictures.gifWith(marker),
    pictures.webpWith(marker),
    pictures.jpegWith(marker),
  ]) {
    for (let at = 0; at < whole.length; at++) {
      inspectFile(whole.subarray(0, at), '')
      const flipped = Buffer.from(whole)
      flipped[at] = 255 - (flipped[at] ?? 0)
      inspectFile(flipped, '')
    }
  }
})
