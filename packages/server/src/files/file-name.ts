import { type FileType, fileLimits } from '@deskbell/protocol'

const endings: Record<FileType, RegExp> = {
  'image/png': /\.png$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/gif': /\.gif$/i,
  'image/webp': /\.webp$/i,
  'application/pdf': /\.pdf$/i,
  'text/plain': /\.txt$/i,
}
const ending: Record<FileType, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
}

/** Control and format characters: line breaks, direction overrides, what has no width. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu
/** What some system takes for a part of a path or a pattern. */
const special = /[/\\:*?"<>|]/g

/**
 * The name a file is shown and saved under: only a name, visible, with the ending of what it is. It is data; no file is
 * ever stored under it.
 * @example safeName('../invoice\u202efdp.exe', 'application/pdf') // 'invoicefdp.exe.pdf'
 */
export function safeName(given: string, type: FileType): string {
  const last = given.replace(unseen, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(special, '_').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  const stem = plain
    .replace(endings[type], '')
    .slice(0, fileLimits.name - 10)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
  const end = plain.match(endings[type])?.[0] ?? ending[type]
  return `${stem || 'file'}${end}`
}

const plainChars = /[^\x20-\x7e]|["\\%;]/g
/** Characters that `encodeURIComponent` leaves and RFC 5987 does not allow. */
const alsoEncoded = /['()*!]/g

/** `Content-Disposition` for a download under this name (RFC 6266): plain for old browsers, whole for all others. */
export function disposition(name: string): string {
  const plain = name.replace(plainChars, '_')
  const whole = encodeURIComponent(name).replace(
    alsoEncoded,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
