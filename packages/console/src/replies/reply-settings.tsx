import { limits } from '@deskbell/protocol'
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { RichText } from '../conversation/rich-text.tsx'
import { focusSoon } from '../frame/focus.ts'
import { CheckSetting } from '../settings/fields.tsx'
import { useDesk } from '../use-desk.ts'
import type { SavedReply } from './saved-replies.ts'

type Edited = Pick<SavedReply, 'name' | 'text'> & { id: string | null }
const blank: Edited = { id: null, name: '', text: '' }
const addId = 'add-reply'

/** Where an agent writes, changes and removes saved replies. */
export function ReplySettings() {
  const { say, replies, preferences } = useDesk()
  const edited = useSignal<Edited | null>(null)
  const all = replies.all.value
  const done = () => {
    edited.value = null
    focusSoon(() => document.getElementById(addId))
  }
  return (
    <>
      <p class="hint">{say('replies.about')}</p>
      {all.length === 0 && !edited.value && <p class="hint">{say('replies.none')}</p>}
      <ul class="saved">
        {all.map((reply) => (
          <li key={reply.id}>
            {edited.value?.id === reply.id ? (
              <Editor reply={edited.value} done={done} />
            ) : (
              <Saved reply={reply} edited={edited} />
            )}
          </li>
        ))}
      </ul>
      {edited.value?.id === null ? (
        <Editor reply={edited.value} done={done} />
      ) : (
        <button
          type="button"
          id={addId}
          onClick={() => {
            edited.value = blank
          }}
        >
          {say('replies.add')}
        </button>
      )}
      <CheckSetting choice={preferences.keepReplies} label={say('replies.keep')} />
    </>
  )
}

function Saved({ reply, edited }: { reply: SavedReply; edited: Signal<Edited | null> }) {
  const { say, replies } = useDesk()
  return (
    <>
      <div class="saved-text">
        <b dir="auto">/{reply.name}</b>
        <p dir="auto">
          <RichText text={reply.text} />
        </p>
      </div>
      <button
        type="button"
        class="plain"
        onClick={() => {
          edited.value = reply
        }}
      >
        {say('replies.edit', { title: reply.name })}
      </button>
      <button
        type="button"
        class="plain"
        onClick={() => {
          replies.remove(reply.id)
          focusSoon(() => document.getElementById(addId))
        }}
      >
        {say('replies.remove', { title: reply.name })}
      </button>
    </>
  )
}

function Editor({ reply, done }: { reply: Edited; done(): void }) {
  const { say, replies } = useDesk()
  const used = useSignal(false)
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.focus(), [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const saved = replies.save({ id: reply.id, name: String(form.get('name')), text: String(form.get('text')) })
    used.value = !saved
    if (saved) done()
    else name.current?.focus()
  }
  return (
    <form class="reply-editor" onSubmit={submit}>
      <Fields reply={reply} name={name} used={used.value} />
      <div class="buttons">
        <button type="submit" class="primary">
          {say('replies.save')}
        </button>
        <button type="button" onClick={done}>
          {say('replies.cancel')}
        </button>
      </div>
    </form>
  )
}

interface FieldsProps {
  reply: Edited
  name: { current: HTMLInputElement | null }
  /** Another reply has the name that was to be saved. */
  used: boolean
}

function Fields({ reply, name, used }: FieldsProps) {
  const { say } = useDesk()
  const id = useId()
  return (
    <>
      <label for={`${id}-name`}>{say('replies.shortName')}</label>
      <input
        ref={name}
        id={`${id}-name`}
        name="name"
        type="text"
        required
        pattern=".*\S.*"
        maxLength={40}
        autoComplete="off"
        defaultValue={reply.name}
        aria-invalid={used}
        aria-describedby={`${id}-fault`}
      />
      <p id={`${id}-fault`} class="fault" role="alert">
        {used && say('replies.used')}
      </p>
      <label for={`${id}-text`}>{say('replies.text')}</label>
      <textarea
        id={`${id}-text`}
        name="text"
        rows={4}
        required
        maxLength={limits.text}
        dir="auto"
        defaultValue={reply.text}
      />
    </>
  )
}
