import type { AgentThread } from '@deskbell/client'
import type { ErrorCode, Stream } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import { useDesk } from '../use-desk.ts'

interface Upload {
  cid: string
  name: string
  part: number
  /** Why it was refused; `null` while it travels. */
  fault: ErrorCode | null
  stop(): void
}

/** Files by button, by pasting and by dropping onto the composer; each shows how far it is and can be called off. */
export function Attach({ thread, stream, locked }: { thread: AgentThread; stream: Stream; locked: boolean }) {
  const { say, newId, uploadFile } = useDesk()
  const uploads = useSignal<readonly Upload[]>([])
  const field = useRef<HTMLInputElement>(null)

  const change = (cid: string, to: Partial<Upload> | null) => {
    uploads.value = uploads.value.flatMap((each) => (each.cid !== cid ? each : to ? { ...each, ...to } : []))
  }
  const send = async (file: File) => {
    const cid = newId()
    const way = new AbortController()
    const stop = () => {
      way.abort()
      change(cid, null)
    }
    uploads.value = [...uploads.value, { cid, name: file.name, part: 0, fault: null, stop }]
    const answer = await uploadFile(cid, file, (part) => change(cid, { part }), way.signal)
    if (way.signal.aborted) return
    if (answer.ok) {
      thread.sendBody({ kind: 'file', file: answer.file }, stream)
      change(cid, null)
    } else change(cid, { fault: answer.error.code })
  }
  const take = (files: Iterable<File>) => {
    if (!locked) for (const file of files) void send(file)
  }
  useDropped(field, take)

  return (
    <>
      <button
        type="button"
        class="plain icon"
        aria-label={say('composer.attach')}
        title={say('composer.attach')}
        aria-disabled={locked}
        onClick={() => !locked && field.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={field}
        type="file"
        multiple
        class="vh"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      {uploads.value.length > 0 && (
        <ul class="uploads">
          {uploads.value.map((upload) => (
            <li key={upload.cid}>
              <UploadRow upload={upload} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function UploadRow({ upload: { name, part, fault, stop } }: { upload: Upload }) {
  const { say } = useDesk()
  const label = say('composer.uploading', { name })
  return (
    <>
      {fault ? (
        <span class="wrong" role="alert">
          {fault === 'too_large'
            ? say('composer.fileTooLarge', { name })
            : fault === 'unavailable'
              ? say('error.unavailable')
              : say('composer.fileRefused', { name })}
        </span>
      ) : (
        <>
          <span dir="auto">{label}</span>
          <progress max={1} value={part} aria-label={label} />
        </>
      )}
      <button type="button" class="plain" onClick={stop}>
        {say('composer.cancelUpload')}
      </button>
    </>
  )
}

/** What is pasted into the composer or dropped onto it. */
function useDropped(field: { current: HTMLElement | null }, take: (files: Iterable<File>) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const form = field.current?.closest('form')
    if (!form) return undefined
    const given = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    const paste = (event: ClipboardEvent) => given(event, event.clipboardData)
    const drop = (event: DragEvent) => given(event, event.dataTransfer)
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    form.addEventListener('paste', paste)
    form.addEventListener('drop', drop)
    form.addEventListener('dragover', over)
    return () => {
      form.removeEventListener('paste', paste)
      form.removeEventListener('drop', drop)
      form.removeEventListener('dragover', over)
    }
  }, [field])
}
