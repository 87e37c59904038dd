import { type FileType, fileLimits } from '@deskbell/protocol'
import { stripGif } from './images/gif.ts'
import { stripJpeg } from './images/jpeg.ts'
import { BrokenPicture, type Picture } from './images/picture.ts'
import { stripPng } from './images/png.ts'
import { stripWebp } from './images/webp.ts'
import { sniffType } from './sniff.ts'

const strip: Partial<Record<FileType, (bytes: Buffer) => Picture>> = {
  'image/png': stripPng,
  'image/jpeg': stripJpeg,
  'image/gif': stripGif,
  'image/webp': stripWebp,
}

/** A file as it may be kept. */
export interface Inspected {
  type: FileType
  bytes: Buffer
  width: number | null
  height: number | null
}
/** Why a file may not be kept: empty, of another kind, not what it says it is, or a picture that is too large to show. */
export type Unfit = 'file' | 'type' | 'pixels'

const isText = (type: string) => type.split(';', 1)[0]?.trim().toLowerCase() === 'text/plain'

function clean(bytes: Buffer, type: FileType): Picture | Unfit | null {
  const stripper = strip[type]
  if (!stripper) return null
  try {
    const picture = stripper(bytes)
    if (picture.width === 0 || picture.height === 0) return 'file'
    return picture.width * picture.height > fileLimits.pixels ? 'pixels' : picture
  } catch (error) {
    if (error instanceof BrokenPicture) return 'file'
    throw error
  }
}

/**
 * Looks at the content of a file: decides what it is and takes out of pictures what nobody meant to send. Text has no
 * mark of its own, so it must also be called text.
 * @param declared what the sender says it is
 */
export function inspectFile(bytes: Buffer, declared: string): Inspected | Unfit {
  if (bytes.length === 0) return 'file'
  const type = sniffType(bytes)
  if (type === null || (type === 'text/plain' && !isText(declared))) return 'type'
  const picture = clean(bytes, type)
  if (typeof picture === 'string') return picture
  return { type, bytes: picture?.bytes ?? bytes, width: picture?.width ?? null, height: picture?.height ?? null }
}
