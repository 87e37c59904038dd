/** A picture without what it says of its maker: place, camera, comments. */
export interface Picture {
  bytes: Buffer
  /** As it is shown, turned upright. */
  width: number
  height: number
}

/** The rest is not what the format says: nobody could show it, or it hides something. */
export class BrokenPicture extends Error {
  override name = 'BrokenPicture'
}

/** Walks over bytes and never past their end. */
export function createReader(bytes: Buffer, start = 0) {
  let at = start
  function take(length: number): Buffer {
    if (length < 0 || at + length > bytes.length) throw new BrokenPicture(`${length} bytes expected at ${at}`)
    at += length
    return bytes.subarray(at - length, at)
  }
  return {
    take,
    byte: (): number => take(1).readUInt8(),
    /** Everything between a place noted before and here. */
    since: (from: number): Buffer => bytes.subarray(from, at),
    get at() {
      return at
    },
    get left() {
      return bytes.length - at
    },
  }
}
export type Reader = ReturnType<typeof createReader>
