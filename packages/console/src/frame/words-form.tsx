import { limits } from '@deskbell/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

interface WordsFormProps {
  /** What the field is called. */
  label: string
  text: string
  write(text: string): void
  /** What the button that takes the words is called. */
  submit: string
  send(): void
  leave(): void
  fault?: string | null
}

/** A few words in a field of their own: Ctrl or ⌘ with Enter takes them, Escape leaves. */
export function WordsForm({ label, text, write, submit, send, leave, fault = null }: WordsFormProps) {
  const { say } = useDesk()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      class="words-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        maxLength={limits.text}
        aria-label={label}
        value={text}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          else if (event.key === 'Escape') leave()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <p class="fault" role="alert">
        {fault}
      </p>
      <div class="buttons">
        <button type="submit" class="primary">
          {submit}
        </button>
        <button type="button" onClick={leave}>
          {say('replies.cancel')}
        </button>
      </div>
    </form>
  )
}
