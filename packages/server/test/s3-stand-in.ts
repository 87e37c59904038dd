import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const sha = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The signature that a request must have, computed anew from what came. */
function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const { headers, method = '' } = request
  const said = /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\S+), ?SignedHeaders=(\S+), ?Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  )
  if (!said || headers['x-amz-content-sha256'] !== sha(body)) return false
  const [, scope = '', names = '', signature] = said
  const canonical = names
    .split(';')
    .map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
    .join('')
  const { pathname } = new URL(request.url ?? '', 'http://x')
  const text = [method, pathname, '', canonical, names, sha(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(text)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>((part, each) => hmac(part, each), `AWS4${secret}`)
  return createHmac('sha256', key).update(toSign).digest('hex') === signature
}

/** An S3-compatible store in memory that takes nothing without a right signature. */
export async function openS3(secret: string) {
  const objects = new Map<string, Buffer>()
  let failures = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const path = request.url ?? ''
      if (!isSigned(request, body, secret)) return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
      if (failures > 0) {
        failures--
        return response.writeHead(503).end('<Code>SlowDown</Code>')
      }
      if (request.method === 'PUT') objects.set(path, body)
      if (request.method === 'DELETE') objects.delete(path)
      const found = objects.get(path)
      if (request.method === 'GET') return response.writeHead(found ? 200 : 404).end(found)
      return response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
    })
  })
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failNext(count: number) {
      failures = count
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
