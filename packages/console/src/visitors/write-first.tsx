import { may, type OnlineVisitor } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { WordsForm } from '../frame/words-form.tsx'
import { visitorName } from '../inbox/visitor-name.ts'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useDesk } from '../use-desk.ts'

/** Speaks first to somebody who is on the site; what was begun survives a reload. */
export function WriteFirst({ visitor }: { visitor: OnlineVisitor }) {
  const { say, client, memory } = useDesk()
  const key = `deskbell:draft:first:${visitor.id}`
  const open = useSignal(memory.get(key) !== null)
  if (!may(client.agent.value?.role ?? '', 'conversation:begin')) return null
  const close = () => {
    memory.delete(key)
    open.value = false
  }
  if (open.value) return <FirstWords visitor={visitor} draft={key} close={close} />
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        open.value = true
      }}
    >
      {say('visitors.write')}
      <span class="vh"> {visitorName(say, visitor)}</span>
    </button>
  )
}

interface FirstWordsProps {
  visitor: OnlineVisitor
  /** Where the words are kept until they are sent. */
  draft: string
  close(): void
}

function FirstWords({ visitor, draft, close }: FirstWordsProps) {
  const { say, client, memory, newId, go } = useDesk()
  const text = useSignal(memory.get(draft) ?? '')
  const fault = useSignal<string | null>(null)
  const act = useRef({ cid: newId(), conversation: newId() })
  const send = async () => {
    const words = text.value.trim()
    if (words === '') return
    // The same ids each time: where no answer came, asking again does it once.
    const answer = await client.ask('conversation:begin', { ...act.current, visitor: visitor.id, text: words })
    if (!answer.ok) {
      fault.value = sayRefusal(say, answer.error, { visitor: 'visitors.gone' })
      return
    }
    close()
    go({ screen: 'inbox', view: 'mine', conversation: answer.conversation.id })
  }
  return (
    <WordsForm
      label={say('visitors.words')}
      text={text.value}
      write={(value) => {
        text.value = value
        memory.set(draft, value)
      }}
      submit={say('composer.send')}
      send={() => void send()}
      leave={close}
      fault={fault.value}
    />
  )
}
