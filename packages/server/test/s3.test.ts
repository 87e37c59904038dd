import { randomUUID } from 'node:crypto'
import { filePath } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createS3Bucket, readBucket } from '../src/edge/s3-bucket.ts'
import { openS3 } from './s3-stand-in.ts'
import { granted, openStage, type Stage } from './stage.ts'

const secret = 'a secret/with+signs='
let s3: Awaited<ReturnType<typeof openS3>>
let stage: Stage
const address = (password = secret) =>
  `s3+http://AKEXAMPLE:${encodeURIComponent(password)}@${s3.host}/files/desk?region=eu-north-1`
beforeAll(async () => {
  s3 = await openS3(secret)
  stage = await openStage({ filesUrl: address() })
})
afterAll(async () => {
  await stage.close()
  s3.close()
})

test('[M138] what is put into a bucket is there again, and gone when it was removed', async () => {
  const bucket = createS3Bucket(address())
  const bytes = Buffer.from([0, 255, 10, 13, 7])
  await bucket.put('ab12', bytes)
  expect([...s3.objects.keys()]).toContain('/files/desk/ab12')
  expect(await bucket.get('ab12')).toEqual(bytes)
  await bucket.remove('ab12')
  await bucket.remove('ab12')
  expect(await bucket.get('ab12')).toBeNull()
})

test('[M138] a store that is busy is asked again; one that says no is no empty one', async () => {
  const bucket = createS3Bucket(address())
  s3.failNext(2)
  await bucket.put('busy', Buffer.from('x'))
  expect(await bucket.get('busy')).toEqual(Buffer.from('x'))
  const stranger = createS3Bucket(address('wrong'))
  await expect(stranger.get('busy')).rejects.toThrow('403')
  await expect(stranger.put('busy', Buffer.from('y'))).rejects.toThrow('403')
  expect(await bucket.get('busy')).toEqual(Buffer.from('x'))
})

test('[M138] [M40] a file that a shopper sends lies in the bucket under a random name and comes back', async () => {
  const visitor = await stage.visitor()
  const url = `${stage.server.url}/v1/files?${new URLSearchParams({ cid: randomUUID(), name: 'note.txt', site: 'shop' })}`
  const headers = { authorization: `Bearer ${visitor.token}`, 'content-type': 'text/plain' }
  const response = await fetch(url, { method: 'POST', headers, body: 'Hello, bucket' })
  const { file } = (await response.json()) as { file: { id: string } }
  const conversation = randomUUID()
  const message = { cid: randomUUID(), conversation, author: 'visitor', body: { kind: 'file', file } }
  granted(await visitor.ask('message:send', message as never))
  expect([...s3.objects.values()].map(String)).toContain('Hello, bucket')
  expect([...s3.objects.keys()].join()).not.toContain(file.id)
  const back = await fetch(`${stage.server.url}${filePath({ id: file.id, name: 'note.txt' })}`)
  expect(await back.text()).toBe('Hello, bucket')
})

test('[M138] an address of a bucket says host, place, region and keys', () => {
  expect(readBucket('s3://k:s%2F1@s3.example.com/bucket?region=eu-west-1')).toEqual({
    ...{ origin: 'https://s3.example.com', path: 'bucket', region: 'eu-west-1' },
    ...{ accessKeyId: 'k', secretAccessKey: 's/1' },
  })
})
