import type { AgentThread, Line } from '@deskbell/client'
import { useSignal } from '@preact/signals'
import { focusSoon } from '../frame/focus.ts'
import { WordsForm } from '../frame/words-form.tsx'
import { useDesk } from '../use-desk.ts'

/** What an agent may still do to a line of her own; the server refuses the rest for the same reasons. */
export function decideChanges(line: Line, me: string | null, solved: boolean): { edit: boolean; remove: boolean } {
  const own = line.id !== null && line.author.kind === 'agent' && line.author.id === me
  const said = own && line.body.kind !== 'gone'
  return { edit: said && !solved && line.body.kind === 'text', remove: said }
}

interface OwnWordsProps {
  thread: AgentThread
  line: Line
  /** Shows the words in a field in place of the bubble. */
  edit(): void
}

/** Below an own line, when it is pointed at or has focus: change the words, or take them back. */
export function OwnWords({ thread, line, edit }: OwnWordsProps) {
  const { say, client } = useDesk()
  const solved = thread.summary.value?.status === 'solved'
  const may = decideChanges(line, client.agent.value?.id ?? null, solved)
  if (!may.remove) return null
  const remove = () => {
    if (!line.id || !confirm(say('line.sureRemove'))) return
    thread.remove(line.id)
    focusSoon(() => document.querySelector<HTMLElement>('.composer textarea'))
  }
  return (
    <p class="own-acts">
      {may.edit && (
        <button type="button" class="plain" data-edit={line.id} onClick={edit}>
          {say('line.edit')}
        </button>
      )}
      <button type="button" class="plain" onClick={remove}>
        {say('line.remove')}
      </button>
    </p>
  )
}

interface EditWordsProps {
  thread: AgentThread
  id: string
  text: string
  done(): void
}

/** The words of an own line in a field; Escape leaves them as they were. */
export function EditWords({ thread, id, text, done }: EditWordsProps) {
  const { say } = useDesk()
  const words = useSignal(text)
  const leave = () => {
    done()
    focusSoon(() => document.querySelector<HTMLElement>(`[data-edit="${id}"]`))
  }
  const save = () => {
    const changed = words.value.trim()
    if (changed === '') return
    if (changed !== text) thread.edit(id, changed)
    leave()
  }
  return (
    <WordsForm
      label={say('line.editField')}
      text={words.value}
      write={(value) => {
        words.value = value
      }}
      submit={say('replies.save')}
      send={save}
      leave={leave}
    />
  )
}
