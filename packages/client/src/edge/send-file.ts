import type { Answer, FileRef } from '@deskbell/protocol'
import { effect, type Signal } from '@preact/signals-core'
import type { OutboxRecord } from '../outbox-record.ts'
import type { SendFile } from '../types.ts'

type Answered = Answer<{ file: FileRef }>

/** Nothing moved for so long: tried again later. */
const stallMs = 30_000
/** Whoever must wait longer than this for another file is told so instead. */
const waitMs = 60_000

interface ToSend {
  url: string
  token: string
  file: Blob
  /** Told parts from 0 to 1. */
  tell(part: number): void
}

/** Sends the content; rejects where the answer is unknown. `stop` is given how to break it off. */
function transfer({ url, token, file, tell }: ToSend, stop: (abort: () => void) => void): Promise<Answered> {
  const request = new XMLHttpRequest()
  stop(() => request.abort())
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => request.abort(), stallMs)
  }
  const answered = new Promise<Answered>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => {
      watch()
      tell(total > 0 ? loaded / total : 0)
    }
    request.onload = () => {
      const answer = request.response as Answered | null
      if (typeof answer?.ok === 'boolean') resolve(answer)
      else reject(new Error(`the file was answered with ${request.status}`))
    }
    request.onerror = () => reject(new Error('the file did not arrive'))
    request.onabort = request.onerror
  })
  request.open('POST', url)
  request.responseType = 'json'
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.setRequestHeader('authorization', `Bearer ${token}`)
  watch()
  request.send(file)
  return answered.finally(() => clearTimeout(timer))
}

function put(progress: Signal<ReadonlyMap<string, number>>, cid: string, part: number | null): void {
  const next = new Map(progress.peek())
  if (part === null) next.delete(cid)
  else next.set(cid, part)
  progress.value = next
}

/**
 * Sends a file that waits in the outbox: first the content, then the message that names it, both under the act's cid,
 * so that either may be repeated. It breaks off when its progress is taken away.
 */
export async function sendFile(
  server: { url: string; site: string },
  { cid, input }: OutboxRecord,
  { token, request, progress }: Parameters<SendFile>[1],
): Promise<Answer<Record<string, unknown>>> {
  const { conversation, file, name } = input as { conversation: string; file: Blob; name: string }
  const url = `${server.url}/v1/files?${new URLSearchParams({ cid, name, site: server.site })}`
  put(progress, cid, 0)
  let unwatch = () => {}
  const answer = await transfer({ url, token, file, tell: (part) => put(progress, cid, part) }, (abort) => {
    unwatch = effect(() => {
      if (!progress.value.has(cid)) abort()
    })
  }).finally(() => {
    unwatch()
    put(progress, cid, null)
  })
  if (!answer.ok) {
    const { error } = answer
    return { ok: false, error: { ...error, retry: error.retry && (error.afterMs ?? 0) < waitMs } }
  }
  const body = { kind: 'file' as const, file: answer.file }
  const stored = await request('message:send', { cid, conversation, author: 'visitor', body })
  return stored.ok ? { ...stored, body } : stored
}
