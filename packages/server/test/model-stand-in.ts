import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Heard {
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** The other side went away before the end. */
  left: boolean
}

/** What a scripted endpoint does with one request. */
export type Script = (request: Heard, response: ServerResponse) => void | Promise<void>

/** A real HTTP endpoint on loopback in place of a model or bot; remembers what it was sent. */
export interface StandIn {
  url: string
  heard: Heard[]
  /** What it does with the next requests. */
  play(script: Script): void
  close(): Promise<void>
}

export async function openStandIn(): Promise<StandIn> {
  const heard: Heard[] = []
  let script: Script = (_, response) => void response.writeHead(500).end()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const one: Heard = { path: request.url ?? '', headers: request.headers, body, left: false }
    heard.push(one)
    response.on('close', () => {
      one.left = !response.writableFinished
    })
    await script(one, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    heard,
    play(next) {
      script = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const chunk = (delta: object, more: object = {}) =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta }], ...more })}\n\n`

/** Streams these pieces as chat completions, one after another. */
export const streams =
  (...pieces: string[]): Script =>
  async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const piece of pieces) {
      response.write(chunk({ content: piece }))
      await new Promise((next) => setImmediate(next))
    }
    response.write(chunk({}, { choices: [], usage: { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100 } }))
    response.end('data: [DONE]\n\n')
  }

/** Begins, and says nothing more. */
export const stalls =
  (piece: string): Script =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(chunk({ content: piece }))
  }

/** Streams a call of a tool that nobody offered. */
export const callsTool: Script = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const call = { index: 0, id: 'c', type: 'function', function: { name: 'handoff', arguments: '{"to":"admin"}' } }
  response.write(chunk({ tool_calls: [call] }))
  response.end('data: [DONE]\n\n')
}
