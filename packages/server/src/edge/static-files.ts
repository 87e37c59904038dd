import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const worthZipping = /text|json|javascript|svg/
/** Below this a packet is not saved. */
const zipFrom = 1024

export interface Content {
  type: string
  body: Buffer
  /** The same, packed, by name of the encoding; best first. */
  packed: Packed
  etag: string
}
type Packed = readonly (readonly [encoding: string, body: Buffer])[]

const zip = promisify<Buffer, Buffer>(gzip)

/** @param packed where it was packed before, by the build */
export async function createContent(name: string, body: Buffer, packed: Packed = []): Promise<Content> {
  const type = types[extname(name)] ?? 'application/octet-stream'
  const zips = packed.length === 0 && body.length >= zipFrom && worthZipping.test(type)
  return {
    type,
    body,
    packed: zips ? [['gzip', await zip(body)]] : packed,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  }
}

/** Sends content, packed as the browser can take it, or "you have it already". */
export function sendContent(request: FastifyRequest, reply: FastifyReply, { type, body, packed, etag }: Content) {
  reply.header('content-type', type).header('etag', etag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const best = packed.find(([encoding]) => new RegExp(`\\b${encoding}\\b(?!;q=0(\\.0+)?(,|$))`).test(accepted))
  return best ? reply.header('content-encoding', best[0]).send(best[1]) : reply.send(body)
}

/** What the build packed beside a file; none that is older than the file. */
async function packedBeside(file: string, changed: number): Promise<Packed> {
  const read = async (encoding: string, ending: string) => {
    const found = await stat(file + ending).catch(() => null)
    return found && found.mtimeMs >= changed ? [[encoding, await readFile(file + ending)] as const] : []
  }
  return (await Promise.all([read('br', '.br'), read('gzip', '.gz')])).flat()
}

/** Reads files of one folder and nothing outside of it; keeps them until they change on disk. */
export function createFolder(folder: string): (path: string) => Promise<Content | null> {
  const root = resolve(folder)
  const known = new Map<string, { changed: number; content: Content }>()
  return async (path) => {
    const file = resolve(join(root, path))
    if (!file.startsWith(root + sep) || path.includes('\0') || /(^|[\\/])\./.test(path)) return null
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    const kept = known.get(file)
    if (kept?.changed === found.mtimeMs) return kept.content
    const content = await createContent(file, await readFile(file), await packedBeside(file, found.mtimeMs))
    known.set(file, { changed: found.mtimeMs, content })
    return content
  }
}
