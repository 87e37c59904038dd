import * as v from 'valibot'
import { ShortId } from './ids.ts'
import { MessageText } from './text.ts'

/** Kinds of files that people may send, told by their content, never by their name. */
export const fileTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
] as const
export type FileType = (typeof fileTypes)[number]

/** Default limits of files. An owner may set others per site, but no file can be larger than `bytes`. */
export const fileLimits = {
  bytes: 5 * 1024 * 1024,
  perDay: 10,
  pixels: 40_000_000,
  siteBytes: 1024 * 1024 * 1024,
  name: 120,
} as const

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A file in the log. Its content is at `filePath(file)`; the id is a secret of those who may read the entry. */
export const FileRef = v.object({
  id: ShortId,
  name: v.pipe(v.string(), v.maxLength(fileLimits.name)),
  type: v.picklist(fileTypes),
  size: Whole,
  /** Pixels, for images. */
  width: v.optional(Whole),
  height: v.optional(Whole),
})
export type FileRef = v.InferOutput<typeof FileRef>

/** An entry that is a file, with words where the sender added some. */
export const FileBody = v.object({ kind: v.literal('file'), file: FileRef, text: v.optional(MessageText) })
export type FileBody = v.InferOutput<typeof FileBody>

/**
 * What may be sent on this site (`GET /v1/sites/:site/config`, `files`); `null` there means no files at all. The server
 * checks it; the screen says it before.
 */
export const FileRules = v.object({
  maxBytes: Whole,
  types: v.array(v.picklist(fileTypes)),
  /** Files that one visitor may send within 24 hours. */
  perDay: Whole,
})
export type FileRules = v.InferOutput<typeof FileRules>
