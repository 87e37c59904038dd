import type { AgentThread } from '@deskbell/client'
import type { Suggestion } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { languageName } from '../text/language-name.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { useModel } from './ask-model.ts'

export interface SuggestBarProps {
  thread: AgentThread
  /** What stands in the reply now. */
  text: string
  write(text: string): void
}

const base = (tag: string): string => tag.split('-')[0] ?? tag

/** Has a reply drafted, or put into the shopper's language; what came of it is marked until it is changed or confirmed. */
export function SuggestBar({ thread, text, write }: SuggestBarProps) {
  const { say, client, newId, locale, suggestions, announce } = useDesk()
  const { busy, fault, ask } = useModel()
  const late = useSignal<Suggestion | null>(null)
  const conversation = thread.id
  const to = thread.summary.value?.locale ?? ''
  const abroad = to !== '' && base(to) !== base(locale)

  const use = ({ text: made, sources, figuresDiffer }: Suggestion) => {
    late.value = null
    const before = document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value ?? text
    write(made)
    const titles = sources.map(({ title }) => title)
    suggestions.put(conversation, { text: made, before, sources: titles, figuresDiffer, confirmed: false })
    announce(say('suggest.made'))
  }
  /** What somebody typed meanwhile is not written over. */
  const offer = (made: Suggestion | null, asked: string) => {
    if (!made) return
    const now = document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value
    if (now === asked) use(made)
    else late.value = made
  }
  const draft = async () => {
    const cid = newId()
    offer(await ask((ms) => client.ask('draft:suggest', { cid, conversation }, ms)), text)
  }
  const translate = async () => {
    const input = { cid: newId(), conversation, text, to }
    offer(await ask((ms) => client.ask('text:translate', input, ms)), text)
  }
  useAct('draft', () => void draft())
  useAct('translate', abroad && text.trim() !== '' ? () => void translate() : null)
  return (
    <div class="suggest">
      <Made conversation={conversation} text={text} write={write} />
      <p class="suggest-acts">
        <button type="button" class="plain" aria-disabled={busy.value} onClick={() => void draft()}>
          {say('suggest.draft')}
        </button>
        {abroad && (
          <button
            type="button"
            class="plain"
            aria-disabled={busy.value || text.trim() === ''}
            onClick={() => text.trim() !== '' && void translate()}
          >
            {say('suggest.translateReply', { language: languageName(locale, to) })}
          </button>
        )}
        <span class="hint">{busy.value ? say('suggest.working') : fault.value}</span>
        {late.value && (
          <button type="button" onClick={() => late.value && use(late.value)}>
            {say('suggest.use')}
          </button>
        )}
      </p>
    </div>
  )
}

interface MadeProps {
  conversation: string
  text: string
  write(text: string): void
}

/** What the model wrote: from where, that nobody has read it yet, and the way back to one's own words. */
function Made({ conversation, text, write }: MadeProps) {
  const { say, suggestions } = useDesk()
  const made = suggestions.of(conversation)
  if (!made || text === '') return null
  const toField = () => document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus()
  const confirm = () => {
    suggestions.put(conversation, { ...made, confirmed: true })
    toField()
  }
  const undo = () => {
    suggestions.put(conversation, null)
    write(made.before)
    toField()
  }
  const unread = suggestions.isUnread(conversation, text)
  return (
    <div class={unread ? 'made unread' : 'made'}>
      {unread && <p>{say('suggest.made')}</p>}
      {made.figuresDiffer && <p class="differ">{say('suggest.figures')}</p>}
      {made.sources.length > 0 && (
        <p class="hint" dir="auto">
          {say('suggest.from', { titles: made.sources.join(' · ') })}
        </p>
      )}
      <p class="made-acts">
        {unread && (
          <button type="button" onClick={confirm}>
            {say('suggest.confirm')}
          </button>
        )}
        <button type="button" class="plain" onClick={undo}>
          {say('composer.undo')}
        </button>
      </p>
    </div>
  )
}
