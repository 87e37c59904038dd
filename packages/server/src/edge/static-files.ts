import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
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
  zipped: Buffer | null
  etag: string
}

const zip = promisify<Buffer, Buffer>(gzip)

export async function createContent(name: string, body: Buffer): Promise<Content> {
  const type = types[extname(name)] ?? 'application/octet-stream'
  const zipped = body.length >= zipFrom && worthZipping.test(type) ? await zip(body) : null
  return { type, body, zipped, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/** Sends content, zipped where the browser can, or "you have it already". */
export function sendContent(request: FastifyRequest, reply: FastifyReply, { type, body, zipped, etag }: Content) {
  reply.header('content-type', type).header('etag', etag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  return zipped && zips ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(body)
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
    const content = await createContent(file, await readFile(file))
    known.set(file, { changed: found.mtimeMs, content })
    return content
  }
}
