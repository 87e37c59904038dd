import type { IncomingMessage } from 'node:http'
import type { CartBody } from '../cart/cart-acts.ts'

const mostBytes = 16_384
const mostPatience = 4_194_304

export type ReadBody = { body: CartBody } | { status: 400 | 413 | 415; reason: string }

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
    // What is too much is read and thrown away, so that the answer gets through; to a limit.
    else if (size > mostPatience) break
  }
  if (size > mostBytes) return undefined
  return Buffer.concat(chunks).toString('utf8')
}

/** Reads a JSON object or a form, at most 16 KiB. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const text = await readText(request)
  if (text === undefined) return { status: 413, reason: 'The request is too large' }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (text === '') return { body: {} }
  if (type === 'application/x-www-form-urlencoded') return { body: Object.fromEntries(new URLSearchParams(text)) }
  if (type !== 'application/json') return { status: 415, reason: 'Send JSON or a form' }
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { body: body as CartBody }
  } catch {
    // Answered below together with JSON that is no object.
  }
  return { status: 400, reason: 'The request is no JSON object' }
}
