import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from '@deskbell/protocol'

/**
 * Reads a whole body into memory.
 * @param most bytes that are read; more is `too_large`
 * @param stallMs how long nothing may come
 */
export function readBody(
  request: IncomingMessage,
  most: number,
  stallMs: number,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; code: ErrorCode }> {
  return new Promise((done) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (answer: { ok: true; bytes: Buffer } | { ok: false; code: ErrorCode }) => {
      clearTimeout(timer)
      request.removeAllListeners('data').pause()
      done(answer)
    }
    const timer = setTimeout(() => end({ ok: false, code: 'bad_request' }), stallMs)
    request.on('data', (chunk: Buffer) => {
      timer.refresh()
      size += chunk.length
      if (size > most) end({ ok: false, code: 'too_large' })
      else chunks.push(chunk)
    })
    request.once('end', () => end({ ok: true, bytes: Buffer.concat(chunks) }))
    request.once('error', () => end({ ok: false, code: 'bad_request' }))
    request.once('close', () => end({ ok: false, code: 'bad_request' }))
  })
}
