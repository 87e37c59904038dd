import { limits, may, type SavedReply } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Field, Form } from '../settings/field.tsx'
import { languageName } from '../text/language-name.ts'
import { languages } from '../text/languages.ts'
import { useDesk } from '../use-desk.ts'
import { fillReply } from './fill-reply.ts'
import { cleanName } from './saved-replies.ts'

interface EditorProps {
  reply: SavedReply
  done(): void
}

/** Writes one saved reply, with what it will look like. */
export function ReplyEditor({ reply, done }: EditorProps) {
  const { say, replies, client } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal<{ name?: string; all?: string }>({})
  const text = useSignal(reply.text)
  const frame = useRef<HTMLDivElement>(null)
  const textId = useId()
  useEffect(() => frame.current?.querySelector('input')?.focus(), [])
  const role = client.agent.value?.role ?? ''
  const submit = async (form: FormData) => {
    busy.value = true
    const refused = await replies.save(readForm(form, reply.id))
    busy.value = false
    fault.value = refused === 'taken' ? { name: say('replies.used') } : refused ? { all: say(`error.${refused}`) } : {}
    if (!refused) return done()
    frame.current?.querySelector('input')?.focus()
  }
  return (
    <div class="reply-editor" ref={frame}>
      <Form
        busy={busy.value}
        submit={say('replies.save')}
        cancel={{ label: say('replies.cancel'), run: done }}
        onSubmit={(form) => void submit(form)}
      >
        <Field
          label={say('replies.shortName')}
          name="name"
          type="text"
          required
          maxLength={40}
          autoComplete="off"
          value={reply.name}
          fault={fault.value.name ?? null}
        />
        <div class="field">
          <label for={textId}>{say('replies.text')}</label>
          <textarea
            id={textId}
            name="text"
            rows={4}
            required
            maxLength={limits.text}
            dir="auto"
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value
            }}
          />
        </div>
        <Preview text={text.value} />
        <Field
          label={say('replies.category')}
          name="category"
          type="text"
          maxLength={40}
          autoComplete="off"
          value={reply.category ?? ''}
        />
        <Language of={reply.language} />
        {may(role, 'member:invite') && (
          <label class="check">
            <input type="checkbox" name="shared" defaultChecked={reply.shared} /> {say('replies.share')}
          </label>
        )}
        <p class="fault" role="alert">
          {fault.value.all}
        </p>
      </Form>
    </div>
  )
}

function readForm(form: FormData, id: string): SavedReply {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  return {
    ...{ id, name: cleanName(said('name')), text: said('text'), shared: form.has('shared') },
    ...{ category: said('category') || null, language: said('language') || null },
  }
}

/** With somebody's name and a pair of shoes in its places. */
function Preview({ text }: { text: string }) {
  const { say, client } = useDesk()
  if (!text.includes('{')) return null
  const values = { name: 'Liis', product: 'Corsa', sizes: '38, 39', agent: client.agent.value?.name ?? '' }
  return (
    <p class="hint" dir="auto">
      {say('replies.preview', { text: fillReply(text, values).text })}
    </p>
  )
}

function Language({ of }: { of: string | null }) {
  const { say, locale } = useDesk()
  const id = useId()
  const known = [...new Set([...languages, 'de', 'fr', 'es', 'ar', ...(of ? [of] : [])])]
  return (
    <div class="field">
      <label for={id}>{say('replies.language')}</label>
      <select id={id} name="language">
        <option value="">{say('replies.anyLanguage')}</option>
        {known.map((tag) => (
          <option key={tag} value={tag} selected={tag === of}>
            {languageName(locale, tag)}
          </option>
        ))}
      </select>
    </div>
  )
}
