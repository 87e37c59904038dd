import { type Answer, type FileRef, refuse } from '@deskbell/protocol'

type Answered = Answer<{ file: FileRef }>

/** Sends a file to the server that the console came from; `part` is told from 0 to 1. Never rejects. */
export function uploadFile(
  cid: string,
  file: File,
  part: (done: number) => void,
  stop: AbortSignal,
): Promise<Answered> {
  const request = new XMLHttpRequest()
  const answered = new Promise<Answered>((resolve) => {
    const lost = () => resolve(refuse('unavailable'))
    request.upload.onprogress = ({ loaded, total }) => part(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const answer = request.response as Answered | null
      resolve(typeof answer?.ok === 'boolean' ? answer : refuse('unavailable'))
    }
    request.onerror = lost
    request.onabort = lost
  })
  stop.addEventListener('abort', () => request.abort())
  request.open('POST', `/v1/files?${new URLSearchParams({ cid, name: file.name })}`)
  request.responseType = 'json'
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.send(file)
  return answered
}
