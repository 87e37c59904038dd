import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { FileStore } from '../files/file-store.ts'

const patienceMs = 20_000
const retries = 3

/** A bucket as one address: `s3://key:secret@host/bucket/folder?region=…`; `s3+http` for one of one's own machine. */
export function readBucket(address: string) {
  const url = new URL(address)
  const [bucket, ...folder] = url.pathname.split('/').filter(Boolean)
  return {
    origin: `${url.protocol === 's3:' ? 'https' : 'http'}://${url.host}`,
    path: [bucket, ...folder].join('/'),
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
}

/** Keeps files in a bucket of an S3-compatible store, which all servers share. Every request is signed (Signature V4). */
export function createS3Bucket(address: string): FileStore {
  const { origin, path, region, accessKeyId, secretAccessKey } = readBucket(address)
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries })

  async function ask(method: 'GET' | 'PUT' | 'DELETE', key: string, body?: Buffer): Promise<Response> {
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    return client.fetch(`${origin}/${path}/${key}`, {
      method,
      // The content is signed, too: nothing on the way can put in another one.
      headers: { 'x-amz-content-sha256': hash },
      ...(body ? { body: new Uint8Array(body) } : {}),
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    })
  }
  /** Its answer says what went wrong in its own words, which are not for logs. */
  const failed = (what: string, { status }: Response) => new Error(`the file store answered ${status} to ${what}`)

  return {
    async put(key, bytes) {
      const response = await ask('PUT', key, bytes)
      await response.arrayBuffer()
      if (!response.ok) throw failed('put', response)
    },
    async get(key) {
      const response = await ask('GET', key)
      const bytes = Buffer.from(await response.arrayBuffer())
      if (response.status === 404) return null
      if (!response.ok) throw failed('get', response)
      return bytes
    },
    async remove(key) {
      const response = await ask('DELETE', key)
      await response.arrayBuffer()
      if (!response.ok && response.status !== 404) throw failed('remove', response)
    },
  }
}
