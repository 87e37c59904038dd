import { createServer, type Server } from 'node:http'
import { isGenuine, type Signed } from './verify.ts'

export interface WebhookEvent {
  id: string
  type: string
  at: number
  site: string
  data: Record<string, unknown>
}

export type Handler = (event: WebhookEvent) => Promise<void>

/** Calls of somebody else than Deskbell, such as a chat: resolves to the status to answer with. */
export interface Others {
  path: string
  /** The header in which the caller shows who it is. */
  header: string
  take(token: string, body: string): Promise<number>
}

/** Ids that were handled; a shop keeps them in its database. */
const remembered = 10_000

/**
 * Takes calls, refuses what is not genuine, and hands each event on once. What `handle` throws is answered with 500:
 * then Deskbell sends the event again later.
 */
export function createReceiver(secret: string, handle: Handler, others?: Others): Server {
  const seen = new Set<string>()
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const answer = (status: number) => response.writeHead(status).end()
    if (others && request.url === others.path) {
      const token = request.headers[others.header]
      return answer(await others.take(String(token ?? ''), body).catch(() => 500))
    }
    if (!isGenuine(request.headers as Signed, body, secret, Date.now())) return answer(401)
    const event = JSON.parse(body) as WebhookEvent
    if (seen.has(event.id)) return answer(204)
    try {
      await handle(event)
    } catch {
      return answer(500)
    }
    seen.add(event.id)
    if (seen.size > remembered) seen.delete([...seen][0] ?? '')
    answer(204)
  })
}
