import { useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { exportReplies, readReplies } from './exchange-file.ts'

/** Saved replies as a file, and from one. */
export function Exchange() {
  const { say, replies, page, announce, newId, client } = useDesk()
  const field = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    const read = file ? readReplies(await file.text()) : null
    if (!read) return announce(say('replies.noFile'))
    const shared = client.agent.value?.role === 'admin'
    let count = 0
    // One after another, so that of two of one name the first is the one that stays.
    for (const reply of read) if (!(await replies.save({ ...reply, id: newId(), shared }))) count++
    announce(say('replies.imported', { count }))
  }
  return (
    <div class="buttons">
      <button type="button" onClick={() => field.current?.click()}>
        {say('replies.import')}
      </button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        class="vh"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      {replies.all.value.length > 0 && (
        <button
          type="button"
          onClick={() => page.download('saved-replies.json', 'application/json', exportReplies(replies.all.value))}
        >
          {say('replies.export')}
        </button>
      )}
    </div>
  )
}
