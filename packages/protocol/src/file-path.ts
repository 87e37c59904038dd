import type { FileRef } from './file.ts'

/** Where a file's content is, under the server's address. Always answered as a download; an `<img>` shows it anyway. */
export const filePath = ({ id, name }: Pick<FileRef, 'id' | 'name'>): string =>
  `/v1/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`
