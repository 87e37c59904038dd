import { BrokenPicture, createReader, type Picture } from './picture.ts'

/** What decides how a picture looks; texts, times, places and private data are not in it. */
const kept = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs acTL fcTL fdAT'.split(' '))
const signatureLength = 8

/**
 * Takes a PNG apart and puts together what is needed to show it. What follows its end is dropped.
 * @throws BrokenPicture
 */
export function stripPng(bytes: Buffer): Picture {
  const reader = createReader(bytes)
  const parts = [reader.take(signatureLength)]
  let size: { width: number; height: number } | null = null
  for (let type = ''; type !== 'IEND'; ) {
    const from = reader.at
    const length = reader.take(4).readUInt32BE()
    type = reader.take(4).toString('latin1')
    const data = reader.take(length)
    reader.take(4)
    if (!size) {
      if (type !== 'IHDR' || length !== 13) throw new BrokenPicture('IHDR comes first')
      size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) }
    }
    if (kept.has(type)) parts.push(reader.since(from))
  }
  if (!size) throw new BrokenPicture('no IHDR')
  return { bytes: Buffer.concat(parts), ...size }
}
